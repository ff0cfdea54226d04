package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// `split-horizon`: nothing is announced to a relay whose identity stands in the announced hop list
/// already. Who is who is learned from the tables: the last of a stored list is its teller.
final class SplitHorizon extends Invariant {
    private final Grounds grounds;
    private final TreeMap<String, Origin> origins = new TreeMap<>();

    SplitHorizon(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    SplitHorizon copy() {
        SplitHorizon copy = new SplitHorizon(grounds);
        copy.origins.putAll(origins);
        return copy;
    }

    @Override
    String id() {
        return "split-horizon";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.SENT, Kind.DECIDED, Kind.RELAY);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        switch (event.body()) {
            case EventBody.Decided decided -> learn(event.relay(), decided.row(), scene);
            case EventBody.RelayChanged _ -> origins.remove(event.relay());
            case EventBody.Sent sent -> said(event, sent.message(), scene, docket);
            case EventBody _ -> {}
        }
    }

    private void learn(String relay, TableRow row, Scene scene) {
        row.best().ifPresent(best -> learn(relay, best.route(), scene));
        row.standby().forEach(standby -> learn(relay, standby.route(), scene));
    }

    private void learn(String relay, Route route, Scene scene) {
        SessionView session = scene.state().sessions().get(route.session().number());
        if (session != null && route.hops() instanceof HopPath path && path.length() > 0) {
            Origin teller = path.origins().getLast();
            String peer = session.other(relay);
            if (teller.isKnown() && session.isUp() && grounds.isRelay(peer)) {
                origins.put(peer, teller);
            }
        }
    }

    private void said(MeshEvent event, MessageView message, Scene scene, Docket docket) {
        boolean offers =
                message.kind() == MessageView.Kind.ANNOUNCE
                        || message.kind() == MessageView.Kind.REANNOUNCE;
        SessionView session = scene.state().sessions().get(event.session());
        if (!offers || session == null || !grounds.isRelay(event.relay())) {
            return;
        }
        String peer = session.other(event.relay());
        Optional<String> hops = message.field("hops");
        Origin origin = origins.get(peer);
        if (origin == null || hops.isEmpty()) {
            return;
        }
        docket.judged(this);
        if (names(hops.get(), origin)) {
            String subject = message.field("suffix").orElse("");
            docket.raise(
                    id() + ' ' + subject,
                    event.t(),
                    new Finding(
                            id(),
                            new Namespace(subject).path(),
                            List.of(event.relay(), peer),
                            event.n(),
                            "nothing told to a relay that has passed it on",
                            event.relay() + " tells " + peer + " of hops " + hops.get(),
                            origin + " in it is " + peer,
                            List.of(event.n())));
        }
    }

    /// Whether a list such as `[1a, 2b]` names an origin.
    private static boolean names(String hops, Origin origin) {
        String inner = hops.substring(1, Math.max(1, hops.length() - 1));
        return hops.startsWith("[") && List.of(inner.split(", ")).contains(origin.toString());
    }
}
