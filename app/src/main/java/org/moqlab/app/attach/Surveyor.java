package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.canvas.Survey.Standing;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// Makes of what is known of a cluster what the canvas shows.
final class Surveyor {
    /// Relays drawn that nobody watches.
    static final int MAX_HEARSAY = 10;

    private static final List<EntryState> WORST_FIRST =
            List.of(EntryState.GHOST, EntryState.MISSING, EntryState.UNKNOWN, EntryState.LIVE);

    private final Moment moment;
    private final ClusterView view;
    private final Labels labels;
    private final Claims claims;
    private final Ages ages;
    private final Optional<Namespace> namespace;

    Surveyor(Moment moment, Labels labels, Claims claims, Optional<Namespace> namespace) {
        this.moment = moment;
        this.view = moment.view();
        this.labels = labels;
        this.claims = claims;
        this.ages = new Ages(moment.at());
        this.namespace = namespace;
    }

    /// The relays that are drawn, by what the view calls them: all that are watched, and of the
    /// others as many as there is room for.
    Set<String> drawn() {
        Set<String> drawn = new LinkedHashSet<>(view.relays().keySet());
        int room = Math.min(MAX_HEARSAY, Survey.MAX_RELAYS - drawn.size());
        others().stream().limit(room).forEach(drawn::add);
        return drawn;
    }

    /// Ends of sessions that nobody watches.
    Set<String> others() {
        TreeSet<String> others = new TreeSet<>();
        view.edges()
                .forEach(edge -> {
                    others.add(edge.from());
                    others.add(edge.to());
                });
        others.removeAll(view.relays().keySet());
        return others;
    }

    Survey survey() {
        Set<String> drawn = drawn();
        List<Survey.Relay> relays = new ArrayList<>();
        for (String node : drawn) {
            WatchedRelay watched = view.relays().get(node);
            relays.add(watched == null ? heardOf(node) : watched(watched));
        }
        return new Survey(
                relays,
                new Ties(moment, labels).all(drawn),
                fetches(drawn),
                homes(drawn),
                namespace.map(name -> topic(name)),
                Words.of(
                        "attach.spoken",
                        Figures.count(view.relays().size()),
                        Figures.count(view.edges().size())));
    }

    private Survey.Relay watched(WatchedRelay relay) {
        boolean up = relay.state() == WatchedRelay.State.UP;
        long names = relay.table().values().stream().filter(Seen::told).count();
        Optional<Seen> seen =
                namespace.map(name -> relay.table().get(name)).filter(Seen::told).filter(_ -> up);
        String number =
                !up
                        ? ""
                        : namespace.isEmpty()
                                ? Figures.count(names)
                                : seen.map(s -> Figures.count(s.hops().length())).orElse("");
        String unit =
                number.isEmpty()
                        ? ""
                        : Words.of(namespace.isEmpty() ? "attach.unit.names" : "attach.unit.hops");
        EntryState entry =
                namespace
                        .map(name -> claims.state(relay, name))
                        .orElse(up ? EntryState.LIVE : EntryState.UNKNOWN);
        int differs = claims.differing(relay.name());
        String process = Words.of("attach.state." + relay.state().name());
        String label = labels.of(relay.name());
        return new Survey.Relay(
                label,
                up ? Standing.UP : Standing.DOWN,
                process,
                entry,
                number,
                unit,
                up
                        ? Words.counted("attach.names", names)
                        : process + " " + ages.of(relay.standing().since()),
                up ? identity(relay) : Shown.text(relay.standing().detail(), Labels.MAX_LABEL),
                differs == 0 ? "" : Words.counted("attach.doubts", differs),
                Words.of("attach.spoken.relay", label, process, entry.word(), number));
    }

    private static String identity(WatchedRelay relay) {
        return relay.id()
                .filter(Origin::isKnown)
                .map(id -> Words.of("attach.id", Long.toString(id.id())))
                .orElse(Words.of("attach.id.none"));
    }

    private Survey.Relay heardOf(String node) {
        String label = labels.of(node);
        String words = Words.of("attach.hearsay");
        return new Survey.Relay(
                label,
                Standing.HEARSAY,
                words,
                EntryState.UNKNOWN,
                "",
                "",
                words,
                "",
                "",
                Words.of("attach.spoken.relay", label, words, "", ""));
    }

    /// Where every relay would fetch the namespace from: the last of its way before itself.
    private List<Survey.Fetch> fetches(Set<String> drawn) {
        List<Survey.Fetch> fetches = new ArrayList<>();
        for (WatchedRelay relay : view.relays().values()) {
            namespace
                    .flatMap(name -> told(relay, name))
                    .ifPresent(seen -> {
                        List<Origin> path = seen.path();
                        if (path.size() >= 2 && path.get(path.size() - 2).isKnown()) {
                            String from = labels.node(path.get(path.size() - 2));
                            if (drawn.contains(from) && !from.equals(relay.name())) {
                                fetches.add(
                                        new Survey.Fetch(
                                                labels.of(relay.name()),
                                                labels.of(from),
                                                claims.state(relay, seen.namespace())));
                            }
                        }
                    });
        }
        return fetches;
    }

    private static Optional<Seen> told(WatchedRelay relay, Namespace name) {
        return Optional.ofNullable(relay.table().get(name)).filter(Seen::told);
    }

    /// Publishers that have an identity of their own, at the relay where their ways begin.
    private List<Survey.Home> homes(Set<String> drawn) {
        Map<String, Survey.Home> homes = new LinkedHashMap<>();
        for (WatchedRelay relay : view.relays().values()) {
            namespace
                    .flatMap(name -> told(relay, name))
                    .ifPresent(seen -> {
                        List<Origin> path = seen.path();
                        boolean alone =
                                path.size() >= 2 && !view.names().containsKey(path.getFirst());
                        String at = path.size() >= 2 ? labels.node(path.get(1)) : "";
                        if (alone && drawn.contains(at) && homes.size() < Survey.MAX_RELAYS) {
                            boolean alive =
                                    claims.state(relay, seen.namespace()) == EntryState.LIVE;
                            Survey.Home home = home(path.getFirst(), labels.of(at), !alive);
                            homes.merge(home.name(), home, (one, two) -> one.doubted() ? two : one);
                        }
                    });
        }
        return new ArrayList<>(homes.values());
    }

    private static Survey.Home home(Origin id, String at, boolean doubted) {
        String words =
                id.isKnown()
                        ? Words.of("attach.id", Long.toString(id.id()))
                        : Words.of("attach.publisher.hidden");
        String title = Words.of(doubted ? "attach.publisher.doubted" : "attach.publisher");
        return new Survey.Home(at + "\u0000" + words, at, title, words, doubted);
    }

    private Survey.Topic topic(Namespace name) {
        Namespace shown = new Namespace(Shown.name(name.path()));
        List<EntryState> states = new ArrayList<>();
        for (WatchedRelay relay : view.relays().values()) {
            if (relay.state() == WatchedRelay.State.UP) {
                states.add(claims.state(relay, name));
            }
        }
        for (EntryState state : WORST_FIRST) {
            long count = states.stream().filter(state::equals).count();
            if (count > 0) {
                return new Survey.Topic(
                        shown,
                        state,
                        Words.of(
                                "attach.verdict",
                                Words.of("state." + state.word()),
                                Figures.count(count),
                                Figures.count(states.size())));
            }
        }
        return new Survey.Topic(shown, EntryState.ABSENT, Words.of("attach.nowhere"));
    }
}
