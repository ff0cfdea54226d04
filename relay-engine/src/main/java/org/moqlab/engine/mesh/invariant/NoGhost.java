package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;

/// `no-ghost`: no entry outlives its last publisher by more than its bound.
final class NoGhost extends Invariant {
    /// Time between two looks at entries that linger past the first look, ns.
    static final long RECHECK = Durations.SECOND;

    private final Grounds grounds;
    private final Deadlines<Namespace> checks;

    NoGhost(Grounds grounds) {
        this(grounds, new Deadlines<>());
    }

    private NoGhost(Grounds grounds, Deadlines<Namespace> checks) {
        this.grounds = grounds;
        this.checks = checks;
    }

    @Override
    NoGhost copy() {
        return new NoGhost(grounds, checks.copy());
    }

    @Override
    String id() {
        return "no-ghost";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.TRUTH);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.body()
                instanceof EventBody.TruthChanged(var namespace, var publishers, var bound)) {
            if (publishers.isEmpty()) {
                checks.put(namespace, event.t() + bound);
            } else {
                checks.remove(namespace);
            }
        }
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        checks.due(scene.now()).forEach(namespace -> look(namespace, scene, docket));
    }

    private void look(Namespace namespace, Scene scene, Docket docket) {
        docket.judged(this);
        List<String> ghosts = new ArrayList<>();
        boolean held = false;
        for (String relay : grounds.relays()) {
            EntryState state = Truth.state(scene.state(), relay, namespace, scene.now());
            held |= state == EntryState.LINGERING || state == EntryState.LIVE;
            if (state == EntryState.GHOST) {
                ghosts.add(relay);
            }
        }
        if (!ghosts.isEmpty()) {
            docket.raise(id() + ' ' + namespace, scene.now(), finding(namespace, ghosts, scene));
        } else if (held) {
            checks.put(namespace, scene.now() + RECHECK);
        }
    }

    private Finding finding(Namespace namespace, List<String> ghosts, Scene scene) {
        MeshSnapshot state = scene.state();
        Optional<TruthView> truth = Optional.ofNullable(state.truth().get(namespace));
        List<Long> evidence = new ArrayList<>();
        truth.ifPresent(gone -> evidence.add(gone.event()));
        long most = 0;
        for (String relay : ghosts) {
            Optional<RowView> row = state.row(relay, namespace);
            row.ifPresent(r -> evidence.add(r.event()));
            most =
                    Math.max(
                            most,
                            row.flatMap(r -> r.row().best())
                                    .map(b -> b.route().hops().length())
                                    .orElse(0L));
        }
        long bound = truth.map(TruthView::bound).orElse(0L);
        return new Finding(
                id(),
                namespace.path(),
                ghosts,
                truth.map(TruthView::event).orElse(0L),
                "gone within " + Durations.format(bound) + " of the last publisher",
                "held by " + ghosts.size() + " relays, up to " + most + " hops",
                Ways.why(scene, ghosts.getFirst(), namespace),
                evidence);
    }
}
