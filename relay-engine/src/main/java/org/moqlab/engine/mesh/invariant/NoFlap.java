package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.pcollections.TreePMap;

/// `no-flap`: for one cause a relay's best route to a namespace changes once, coming and going
/// counted.
final class NoFlap extends Invariant {
    /// How long changes are counted before the finding is written, ns.
    static final long COUNTING = Durations.SECOND;

    /// Most causes and namespaces that are counted at once; the oldest are forgotten.
    static final int MAX_COUNTED = 10_000;

    /// What changed for one cause.
    ///
    /// @param origin number of the event that everything else goes back to
    private record About(long origin, Namespace namespace) implements Comparable<About> {
        @Override
        public int compareTo(About other) {
            int byOrigin = Long.compare(origin, other.origin);
            return byOrigin != 0 ? byOrigin : namespace.compareTo(other.namespace);
        }
    }

    /// The changes at one relay.
    private record Changes(int count, long first, long last) {
        Changes plus(long n) {
            return new Changes(count + 1, first, n);
        }
    }

    private final Grounds grounds;
    private final Origins origins;
    private final Deadlines<About> checks;
    private TreePMap<About, TreePMap<String, Changes>> counted = TreePMap.empty();

    NoFlap(Grounds grounds) {
        this(grounds, new Origins(), new Deadlines<>());
    }

    private NoFlap(Grounds grounds, Origins origins, Deadlines<About> checks) {
        this.grounds = grounds;
        this.origins = origins;
        this.checks = checks;
    }

    @Override
    NoFlap copy() {
        NoFlap copy = new NoFlap(grounds, origins.copy(), checks.copy());
        copy.counted = counted;
        return copy;
    }

    @Override
    String id() {
        return "no-flap";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.DECIDED);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (!(event.body() instanceof EventBody.Decided decided)
                || !Rows.changesBest(scene, event.relay(), decided.row().namespace())) {
            return;
        }
        docket.judged(this);
        long origin = origins.of(event, scene.past());
        About about = new About(origin, decided.row().namespace());
        TreePMap<String, Changes> changes = counted.getOrDefault(about, TreePMap.empty());
        Changes before = changes.get(event.relay());
        Changes now =
                before == null ? new Changes(1, event.n(), event.n()) : before.plus(event.n());
        changes = changes.plus(event.relay(), now);
        counted = counted.plus(about, changes);
        if (now.count == grounds.bounds().flaps() + 1 && !isKnown(changes, event.relay())) {
            checks.put(about, event.t() + COUNTING);
        }
        if (counted.size() > MAX_COUNTED) {
            checks.remove(counted.firstKey());
            counted = counted.minusFirstEntry();
        }
    }

    /// Whether another relay has changed too often for the same cause before.
    private boolean isKnown(Map<String, Changes> changes, String relay) {
        return changes.entrySet().stream()
                .anyMatch(one -> !one.getKey().equals(relay) && isTooMany(one.getValue()));
    }

    private boolean isTooMany(Changes changes) {
        return changes.count > grounds.bounds().flaps();
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        for (About about : checks.due(scene.now())) {
            Map<String, Changes> changes = counted.get(about);
            if (changes != null) {
                docket.raise(id() + ' ' + about, scene.now(), finding(about, changes, scene));
            }
        }
    }

    private Finding finding(About about, Map<String, Changes> changes, Scene scene) {
        List<String> relays = new ArrayList<>();
        List<Long> evidence = new ArrayList<>(List.of(about.origin));
        String most = "";
        int count = 0;
        for (Map.Entry<String, Changes> one : changes.entrySet()) {
            if (isTooMany(one.getValue())) {
                relays.add(one.getKey());
                evidence.add(one.getValue().first);
                evidence.add(one.getValue().last);
                if (one.getValue().count > count) {
                    count = one.getValue().count;
                    most = one.getKey();
                }
            }
        }
        long last = changes.getOrDefault(most, new Changes(0, 0, 0)).last;
        String found = most + " has changed its best route " + count + " times";
        int more = relays.size() - 1;
        String others =
                more == 0 ? "" : more == 1 ? ", 1 more relay" : ", " + more + " more relays";
        return new Finding(
                id(),
                about.namespace.path(),
                relays,
                about.origin,
                "at most " + grounds.bounds().flaps() + " change of the best route for one cause",
                found + others,
                most + " last: " + scene.past().rule(last) + " (event " + last + ")",
                evidence);
    }
}
