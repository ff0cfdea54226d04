package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.moqlab.engine.mesh.invariant.Upstreams.Open;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// `one-upstream`: a relay fetches a track once, however many listen.
final class OneUpstream extends Invariant {
    private final Grounds grounds;

    OneUpstream(Grounds grounds) {
        this.grounds = grounds;
    }

    @Override
    OneUpstream copy() {
        return new OneUpstream(grounds);
    }

    @Override
    String id() {
        return "one-upstream";
    }

    @Override
    Set<Kind> kinds() {
        return Set.of(Kind.SENT);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        Optional<Open> asked =
                grounds.isRelay(event.relay()) ? scene.upstreams().asked(event) : Optional.empty();
        if (asked.isEmpty()) {
            return;
        }
        String track = asked.get().track();
        List<Open> all = scene.upstreams().of(event.relay(), track);
        if (all.size() > grounds.bounds().upstreams()) {
            List<String> peers = all.stream().map(Open::peer).toList();
            docket.raise(
                    id() + ' ' + event.relay() + ' ' + track,
                    event.t(),
                    new Finding(
                            id(),
                            track,
                            List.of(event.relay()),
                            event.n(),
                            "fetched by " + grounds.bounds().upstreams() + " subscription upstream",
                            event.relay()
                                    + " has "
                                    + all.size()
                                    + ", from "
                                    + String.join(", ", peers),
                            "a listener came after the best route had changed, and those before"
                                    + " keep the old one",
                            all.stream().map(Open::n).sorted().toList()));
        }
    }
}
