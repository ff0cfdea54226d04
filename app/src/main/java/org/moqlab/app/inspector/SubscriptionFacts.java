package org.moqlab.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.SessionNames;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.SubscriptionView;

/// Who asks one relay for what at one moment, and whom it asks.
///
/// @param moment the moment
/// @param relay its name
/// @param names names of connections
record SubscriptionFacts(Moment moment, String relay, SessionNames names) {
    private static final Comparator<SubscriptionLine> ORDER =
            Comparator.comparing(SubscriptionLine::namespace)
                    .thenComparing(SubscriptionLine::track)
                    .thenComparingLong(SubscriptionLine::event);

    /// What others have asked it for, by name, at most `max`.
    List<SubscriptionLine> asking(int max) {
        return lines(askedHere(), SubscriptionView::who, max);
    }

    /// How much others have asked it for, by name; names nobody asks for are not among them.
    Map<String, Long> counts() {
        return askedHere()
                .collect(
                        Collectors.groupingBy(
                                view -> namespace(view, view.who()),
                                TreeMap::new,
                                Collectors.counting()));
    }

    /// What it has asked others for, by name, at most `max`.
    List<SubscriptionLine> asked(int max) {
        return lines(
                moment.snapshot().subscriptions().of(relay).stream(), SubscriptionView::peer, max);
    }

    private Stream<SubscriptionView> askedHere() {
        TreeSet<String> peers = new TreeSet<>();
        sessions().forEach(session -> peers.add(session.other(relay)));
        return peers.stream().flatMap(this::askedHere);
    }

    private Stream<SubscriptionView> askedHere(String peer) {
        return moment.snapshot().subscriptions().of(peer).stream()
                .filter(view -> view.peer().equals(relay));
    }

    private List<SubscriptionLine> lines(
            Stream<SubscriptionView> views, Function<SubscriptionView, String> peer, int max) {
        return views.map(view -> line(view, peer.apply(view))).sorted(ORDER).limit(max).toList();
    }

    private SubscriptionLine line(SubscriptionView view, String peer) {
        return new SubscriptionLine(
                view.n(),
                view.session(),
                names.from(relay, view.session()),
                moment.scenario().topology().members().indexOf(peer),
                namespace(view, peer),
                view.track(),
                view.served(),
                view.t());
    }

    private String namespace(SubscriptionView view, String peer) {
        return root(peer).join(new Namespace(view.namespace())).path();
    }

    /// Names on the wire are relative to where a client stands.
    private Namespace root(String peer) {
        Scenario scenario = moment.scenario();
        Optional<ClientSpec> client =
                scenario.clients().stream().filter(c -> c.name().equals(peer)).findFirst();
        return client.map(scenario::root).orElse(Namespace.ROOT);
    }

    private Stream<SessionView> sessions() {
        return moment.snapshot().sessions().values().stream()
                .filter(session -> session.touches(relay));
    }
}
