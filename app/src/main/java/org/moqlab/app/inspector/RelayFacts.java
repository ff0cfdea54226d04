package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.SessionNames;
import org.moqlab.app.marks.Entries;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.DialView;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.TableRow;

/// What there is to say of one relay at one moment.
///
/// @param moment the moment
/// @param relay its name
/// @param names names of connections
/// @param readers who reads what from it
/// @param silences what is left of the idle timeouts of its sessions
record RelayFacts(
        Moment moment, String relay, SessionNames names, Readers readers, Silences silences) {
    /// Most routes of an entry that are listed.
    static final int MAX_ROUTES = 40;

    RelayFacts(Moment moment, String relay, SessionNames names) {
        this(
                moment,
                relay,
                names,
                new Readers(new SubscriptionFacts(moment, relay, names)),
                new Silences(moment, relay));
    }

    /// The names of which it has an entry, or misses one, in order.
    List<String> held() {
        Optional<RelayView> view = moment.snapshot().relay(relay).filter(RelayView::up);
        if (view.isEmpty()) {
            return List.of();
        }
        TreeSet<Namespace> all = new TreeSet<>(view.get().rows().keySet());
        moment.snapshot().truth().entrySet().stream()
                .filter(e -> e.getValue().isPublished())
                .forEach(e -> all.add(e.getKey()));
        return all.stream().map(Namespace::path).toList();
    }

    /// What there is to say of one of them.
    NamespaceRow.Facts entry(String path) {
        return entry(new Namespace(path));
    }

    private NamespaceRow.Facts entry(Namespace namespace) {
        EntryMark mark = Entries.mark(moment, relay, namespace);
        Optional<RowView> row = moment.snapshot().row(relay, namespace);
        Optional<RankedRoute> best = row.flatMap(r -> r.row().best());
        return new NamespaceRow.Facts(
                mark,
                namespace.path(),
                best.map(this::peerName).orElse(""),
                best.map(this::peer).orElse(-1),
                best.map(b -> b.route().hops().length()).orElse(-1L),
                row.map(r -> moment.now() - r.since()).orElse(-1L),
                row.map(r -> moment.now() - r.changedAt()).orElse(-1L),
                row.map(r -> timer(r.row())).orElse(NamespaceRow.Timer.NONE),
                Optional.ofNullable(moment.snapshot().truth().get(namespace))
                        .map(truth -> String.join(" ", truth.publishers()))
                        .orElse(""),
                () ->
                        best.map(b -> PathNames.of(moment, namespace).path(b.route().hops()))
                                .orElse(NamespaceRow.Path.NONE),
                best.map(b -> cost(b.route().cost())).orElse(NamespaceRow.Cost.UNTOLD),
                row.map(r -> r.row().standbys()).orElse(-1L),
                () -> readers.of(namespace.path()).orElse(row.isPresent() ? 0L : -1L));
    }

    /// What runs on the entry itself, else the idle timeout of the session it is held through.
    private NamespaceRow.Timer timer(TableRow row) {
        TableRow.Wait wait = row.waits(moment.now());
        return wait == TableRow.Wait.NONE
                ? silence(row)
                        .map(left -> new NamespaceRow.Timer(Words.of("timer.IDLE"), left))
                        .orElse(NamespaceRow.Timer.NONE)
                : new NamespaceRow.Timer(
                        Words.of("timer." + wait), row.waitOver(moment.now()) - moment.now());
    }

    /// How long the session of the best route is still held where nothing comes over it, ns.
    private Optional<Long> silence(TableRow row) {
        return row.best().flatMap(best -> silences.left(best.route().session().number()));
    }

    /// Nothing stands for a wire that carries no costs as well as for what is free.
    private static NamespaceRow.Cost cost(RouteCost cost) {
        return cost.equals(RouteCost.ZERO)
                ? NamespaceRow.Cost.UNTOLD
                : new NamespaceRow.Cost(cost.toString(), cost.warm(), cost.cold());
    }

    /// The routes of an entry, the best first.
    List<RouteLine> routes(Namespace namespace) {
        Optional<TableRow> row = moment.snapshot().row(relay, namespace).map(RowView::row);
        List<RouteLine> lines = new ArrayList<>();
        row.flatMap(TableRow::best).ifPresent(best -> lines.add(line(best, true, false)));
        List<RankedRoute> standby = row.map(TableRow::standby).orElse(List.of());
        for (int i = 0; i < Math.min(MAX_ROUTES, standby.size()); i++) {
            RankedRoute route = standby.get(i);
            boolean again = i > 0 && isLike(route, standby.get(i - 1));
            lines.add(line(route, false, again));
        }
        return lines;
    }

    /// How many routes there are, in words.
    String routeCount(Namespace namespace) {
        Optional<TableRow> row = moment.snapshot().row(relay, namespace).map(RowView::row);
        return row.map(r -> Words.counted("routes.standby", r.standbys())).orElse("");
    }

    private static boolean isLike(RankedRoute a, RankedRoute b) {
        return a.reason() == b.reason()
                && a.route().cost().equals(b.route().cost())
                && a.route().hops().length() == b.route().hops().length();
    }

    private RouteLine line(RankedRoute ranked, boolean best, boolean again) {
        return new RouteLine(
                best,
                via(ranked),
                peer(ranked),
                Figures.count(ranked.route().hops().length()),
                reason(ranked),
                again);
    }

    private static String reason(RankedRoute ranked) {
        String cost = cost(ranked.route().cost()).words();
        String reason = ranked.reason().text();
        return cost.isEmpty() ? reason : Words.of("routes.cost", reason, cost);
    }

    /// The timer that runs on an entry, in words; empty when none does.
    String wait(Namespace namespace) {
        return moment.snapshot().row(relay, namespace).map(RowView::row).map(this::wait).orElse("");
    }

    private String wait(TableRow row) {
        if (row.waits(moment.now()) == TableRow.Wait.NONE) {
            return silence(row)
                    .map(left ->
                            Words.of(
                                    "wait.IDLE",
                                    row.best().map(this::peerName).orElse(""),
                                    Figures.span(left)))
                    .orElse("");
        }
        return Words.of(
                "wait." + row.waits(moment.now()),
                row.best().map(b -> Figures.count(b.route().hops().length())).orElse(""),
                Figures.span(row.waitOver(moment.now()) - moment.now()));
    }

    /// Its connections, and the peers it is trying to reach.
    List<SessionLine> sessions() {
        List<SessionLine> lines = new ArrayList<>();
        for (SessionView session : moment.snapshot().sessions().values()) {
            if (session.touches(relay)) {
                lines.add(line(session));
            }
        }
        moment.snapshot().relay(relay).map(RelayView::dials).stream()
                .flatMap(dials -> dials.entrySet().stream())
                .filter(dial -> dial.getValue().session() == 0)
                .forEach(dial -> lines.add(line(dial.getKey(), dial.getValue())));
        return lines;
    }

    private SessionLine line(SessionView session) {
        boolean dialled = session.dialer().equals(relay);
        return new SessionLine(
                session.id(),
                names.from(relay, session.id()),
                peer(session.other(relay)),
                Words.of(dialled ? "session.dialled" : "session.accepted"),
                openness(session),
                session.alpn(),
                Figures.clock(session.since()),
                session.isUp() ? "up" : "down");
    }

    /// Which ends hold a session open, as seen from here.
    private String openness(SessionView session) {
        if (session.isUp()) {
            return Words.of("session.up");
        }
        if (!session.dialerUp() && !session.acceptorUp()) {
            return Words.of("session.unopened");
        }
        boolean here = session.dialer().equals(relay) == session.dialerUp();
        return here
                ? Words.of("session.open-here")
                : Words.of("session.open-there", session.other(relay));
    }

    private SessionLine line(String peer, DialView dial) {
        long rest = dial.until() - moment.now();
        return new SessionLine(
                0,
                peer,
                peer(peer),
                Words.of("session.dialled"),
                Words.of("session.dial." + dial.phase()),
                "",
                rest > 0 ? Words.of("session.again", Figures.clock(dial.until())) : "",
                "down");
    }

    private String peerName(RankedRoute ranked) {
        return names.from(relay, ranked.route().session().number());
    }

    private String via(RankedRoute ranked) {
        String peer = peerName(ranked);
        Namespace root = ranked.route().root();
        return root.equals(Namespace.ROOT) ? peer : Words.of("routes.root", peer, root.path());
    }

    private int peer(RankedRoute ranked) {
        return moment.snapshot()
                .peer(relay, ranked.route().session().number())
                .map(this::peer)
                .orElse(-1);
    }

    private int peer(String name) {
        return moment.scenario().topology().members().indexOf(name);
    }
}
