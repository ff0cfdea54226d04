package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.app.canvas.MeshScene.Countdown;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.TableRow;

/// What the boxes of relays say at a moment.
final class RelayBoxes {
    /// Most ended namespaces whose entries are judged a moment; further ones are not counted.
    static final int MAX_JUDGED = 500;

    /// Digits of an origin id that a box has room for.
    private static final int ID_DIGITS = 6;

    private final Moment moment;
    private final Optional<String> selected;
    private final Optional<Namespace> namespace;
    private final Optional<RouteLines> routes;
    private final List<Namespace> ended;
    private final Map<String, Long> sessions = new HashMap<>();

    /// @param routes those of the selected namespace
    RelayBoxes(
            Moment moment,
            Optional<String> selected,
            Optional<Namespace> namespace,
            Optional<RouteLines> routes) {
        this.moment = moment;
        this.selected = selected;
        this.namespace = namespace;
        this.routes = routes;
        this.ended = ended(moment);
        for (SessionView session : moment.snapshot().sessions().values()) {
            if (session.isUp()) {
                sessions.merge(session.dialer(), 1L, Long::sum);
                sessions.merge(session.acceptor(), 1L, Long::sum);
            }
        }
    }

    /// Only a namespace that nobody publishes can be a ghost anywhere.
    private static List<Namespace> ended(Moment moment) {
        List<Namespace> ended = new ArrayList<>();
        for (var truth : moment.snapshot().truth().entrySet()) {
            if (!truth.getValue().isPublished() && ended.size() < MAX_JUDGED) {
                ended.add(truth.getKey());
            }
        }
        return ended;
    }

    List<RelayBox> all() {
        return moment.scenario().topology().members().stream().map(this::any).toList();
    }

    private RelayBox any(String name) {
        RelayBox box = box(name);
        return moment.scenario().topology().isExternal(name) ? outside(box) : box;
    }

    /// One outside the lab: what is known of it, by what, and how old that is.
    private RelayBox outside(RelayBox box) {
        Optional<RelayView> view = moment.snapshot().relay(box.name());
        String how =
                Words.of(
                        view.isEmpty()
                                ? "relay.external.unseen"
                                : box.up() ? "relay.external.seen" : "relay.external.lost");
        String age = view.map(seen -> Words.of("relay.external.age", heard(seen))).orElse("");
        return box.outside(
                how, age, Words.of("relay.external.spoken", box.spoken(), how, age).strip());
    }

    /// How long ago its table or its standing changed.
    private String heard(RelayView view) {
        long newest =
                view.rows().values().stream()
                        .mapToLong(RowView::changedAt)
                        .reduce(view.since(), Math::max);
        return Words.left(Math.max(0, moment.now() - newest));
    }

    private RelayBox box(String name) {
        Optional<RelayView> view = moment.snapshot().relay(name);
        boolean up = view.filter(RelayView::up).isPresent();
        Optional<RowView> row = namespace.flatMap(n -> moment.snapshot().row(name, n));
        boolean frozen = up && moment.snapshot().troubles().isFrozen(name);
        EntryState entry = up ? entry(name) : EntryState.UNKNOWN;
        int names = view.map(v -> v.rows().size()).orElse(0);
        long hops = hops(row);
        String number = up ? number(names, hops) : "";
        String unit = number.isEmpty() ? "" : unit(names, hops);
        int ghosts = up ? ghosts(name) : 0;
        Optional<Countdown> timer = row.flatMap(this::timer);
        String process = frozen ? Words.of("relay.frozen") : process(view);
        return new RelayBox(
                name,
                up,
                frozen,
                process,
                entry,
                number,
                unit,
                up ? cost(row).orElseGet(() -> holds(name, names)) : how(view),
                up ? id(view) : since(view),
                ghosts,
                timer,
                selected.filter(name::equals).isPresent(),
                spoken(name, process, entry, number + ' ' + unit, ghosts, timer));
    }

    private static long hops(Optional<RowView> row) {
        return row.flatMap(r -> r.row().best()).map(b -> b.route().hops().length()).orElse(-1L);
    }

    private String number(int names, long hops) {
        if (namespace.isEmpty()) {
            return Integer.toString(names);
        }
        return hops < 0 ? "" : Long.toString(hops);
    }

    private String unit(int names, long hops) {
        return namespace.isEmpty()
                ? Words.of("relay.unit.names", names)
                : Words.of("relay.unit.hops", hops);
    }

    private EntryState entry(String relay) {
        if (routes.isPresent()) {
            return routes.get().state(relay);
        }
        EntryState worst = EntryState.ABSENT;
        for (Namespace name : ended) {
            EntryState state = Truth.state(moment.snapshot(), relay, name, moment.now());
            if (state == EntryState.GHOST) {
                return state;
            }
            worst = state == EntryState.LINGERING ? state : worst;
        }
        boolean empty = moment.snapshot().relay(relay).map(v -> v.rows().isEmpty()).orElse(true);
        return worst == EntryState.ABSENT && !empty ? EntryState.LIVE : worst;
    }

    private int ghosts(String relay) {
        MeshSnapshot snapshot = moment.snapshot();
        int ghosts = 0;
        for (Namespace name : ended) {
            TruthView truth = snapshot.truth().get(name);
            boolean due = truth != null && moment.now() >= truth.since() + truth.bound();
            if (due && Truth.state(snapshot, relay, name, moment.now()) == EntryState.GHOST) {
                ghosts++;
            }
        }
        return ghosts;
    }

    private Optional<Countdown> timer(RowView row) {
        TableRow.Wait wait = row.row().waits(moment.now());
        if (wait == TableRow.Wait.NONE) {
            return Optional.empty();
        }
        long until = row.row().waitOver(moment.now());
        long left = until - moment.now();
        long whole = Math.max(left, until - row.changedAt());
        return Optional.of(
                Countdown.of(
                        left,
                        whole,
                        wait == TableRow.Wait.LINGER
                                ? MeshScene.Wait.LINGER
                                : MeshScene.Wait.HOLD_DOWN));
    }

    /// In a live mesh every relay begins to start at once, and is seen when it has its port.
    private String process(Optional<RelayView> view) {
        if (view.isEmpty()) {
            return Words.of(moment.live() ? "relay.starting" : "relay.unborn");
        }
        return Words.of(view.get().up() ? "relay.up" : "relay.down");
    }

    /// What fetching the selected name costs here; empty where the wire tells no costs, or it is
    /// free.
    private static Optional<String> cost(Optional<RowView> row) {
        return row.flatMap(r -> r.row().best())
                .map(best -> best.route().cost())
                .filter(cost -> !cost.equals(RouteCost.ZERO))
                .map(cost -> Words.of("relay.cost", cost));
    }

    /// The number in the cell is not said twice.
    private String holds(String relay, int names) {
        if (namespace.isPresent()) {
            return Words.of("relay.namespaces", names);
        }
        return Words.of("relay.sessions", sessions.getOrDefault(relay, 0L));
    }

    /// As much of the origin id as tells two apart; the inspector has all of it.
    private String id(Optional<RelayView> view) {
        return view.map(RelayView::id)
                .filter(Origin::isKnown)
                .map(Origin::toString)
                .map(id -> Words.of("relay.id", id.substring(0, Math.min(ID_DIGITS, id.length()))))
                .or(() -> Words.find("relay.id." + moment.scenario().policy()))
                .orElse("");
    }

    private static String how(Optional<RelayView> view) {
        return view.map(v -> Words.find("relay.how." + v.how()).orElse(Words.of("relay.how.other")))
                .orElse("");
    }

    private String since(Optional<RelayView> view) {
        return view.map(v -> Words.of("relay.since", Words.left(moment.now() - v.since())))
                .orElse("");
    }

    private String spoken(
            String name,
            String process,
            EntryState entry,
            String count,
            int ghosts,
            Optional<Countdown> timer) {
        StringBuilder out = new StringBuilder(Words.of("relay.spoken", name, process));
        namespace.ifPresent(n ->
                out.append(", ").append(Words.of("relay.spoken.entry", n, entry.word(), count)));
        if (ghosts > 0) {
            out.append(", ").append(Words.of("relay.spoken.ghosts", ghosts));
        }
        timer.ifPresent(left ->
                out.append(", ")
                        .append(
                                Words.of(
                                        "relay.spoken." + left.kind(),
                                        left.number() + ' ' + left.unit())));
        return out.toString().strip();
    }
}
