package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SubscriptionView;

/// `one-upstream`: a relay fetches a track once, however many listen. While listeners go over from
/// one route to another it may fetch it over both.
final class OneUpstream extends Invariant {
    /// How long going over may take, ns.
    static final long HANDOVER = Durations.SECOND;

    private record Fetched(String relay, String track) implements Comparable<Fetched> {
        @Override
        public int compareTo(Fetched other) {
            int byRelay = relay.compareTo(other.relay);
            return byRelay != 0 ? byRelay : track.compareTo(other.track);
        }
    }

    private final Grounds grounds;
    private final Deadlines<Fetched> checks;

    OneUpstream(Grounds grounds) {
        this(grounds, new Deadlines<>());
    }

    private OneUpstream(Grounds grounds, Deadlines<Fetched> checks) {
        this.grounds = grounds;
        this.checks = checks;
    }

    @Override
    OneUpstream copy() {
        return new OneUpstream(grounds, checks.copy());
    }

    @Override
    String id() {
        return "one-upstream";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.SENT);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        Optional<SubscriptionView> asked =
                grounds.isRelay(event.relay())
                        ? scene.state().subscriptions().asked(event)
                        : Optional.empty();
        if (asked.isPresent()) {
            docket.judged(this);
        }
        asked.map(open -> new Fetched(event.relay(), open.subject()))
                .filter(fetched -> isTooMany(all(fetched, scene)))
                .ifPresent(fetched -> checks.put(fetched, event.t() + HANDOVER));
    }

    private static List<SubscriptionView> all(Fetched fetched, Scene scene) {
        return scene.state().subscriptions().of(fetched.relay, fetched.track);
    }

    private boolean isTooMany(List<SubscriptionView> all) {
        return all.size() > grounds.bounds().upstreams();
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        for (Fetched fetched : checks.due(scene.now())) {
            List<SubscriptionView> all = all(fetched, scene);
            boolean old = all.stream().allMatch(open -> scene.now() - open.t() >= HANDOVER);
            if (isTooMany(all) && old) {
                String what = id() + ' ' + fetched.relay + ' ' + fetched.track;
                docket.raise(what, scene.now(), finding(fetched, all));
            } else if (isTooMany(all)) {
                checks.put(fetched, scene.now() + HANDOVER);
            }
        }
    }

    private Finding finding(Fetched fetched, List<SubscriptionView> all) {
        List<String> peers = all.stream().map(SubscriptionView::peer).toList();
        List<Long> evidence = all.stream().map(SubscriptionView::n).sorted().toList();
        return new Finding(
                id(),
                fetched.track,
                List.of(fetched.relay),
                evidence.getLast(),
                "fetched upstream by at most " + grounds.bounds().upstreams(),
                fetched.relay + " fetches it from " + String.join(" and ", peers),
                "a listener came after the best route had changed, and those before stay with the"
                        + " old one",
                evidence);
    }
}
