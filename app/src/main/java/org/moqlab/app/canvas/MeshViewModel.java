package org.moqlab.app.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.app.canvas.MeshScene.Chip;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// Turns a moment and a selection into what the canvas shows. Pure.
final class MeshViewModel {
    private static final List<EntryState> WORST_FIRST =
            List.of(EntryState.GHOST, EntryState.LINGERING, EntryState.MISSING, EntryState.LIVE);

    /// The scene at `moment`.
    ///
    /// @param tree whether it shows who has asked whom for the selected namespace
    static MeshScene scene(Moment moment, Selection selection, boolean tree) {
        Optional<Namespace> namespace = selection.namespaceProperty().get();
        MeshScene scene =
                scene(
                        moment,
                        selection.nodeProperty().get(),
                        namespace,
                        selection.sessionProperty().get());
        return tree ? scene.withTree(TreeLines.shown(moment, namespace)) : scene;
    }

    /// The scene at `moment` without what has been asked.
    ///
    /// @param node the selected relay or client
    /// @param namespace the selected namespace
    /// @param session the selected session
    static MeshScene scene(
            Moment moment,
            Optional<String> node,
            Optional<Namespace> namespace,
            Optional<Long> session) {
        Optional<RouteLines> routes = namespace.map(n -> new RouteLines(moment, n));
        List<RelayBox> relays = new RelayBoxes(moment, node, namespace, routes).all();
        return new MeshScene(
                relays,
                new ClientBoxes(moment, node).all(),
                new SessionLines(moment, node, namespace.isPresent()).all(),
                routes.map(r -> r.all(node)).orElse(List.of()),
                routes.map(RouteLines::cycles).orElse(List.of()),
                namespace.map(n -> chip(n, relays)),
                session.flatMap(id -> Optional.ofNullable(moment.snapshot().sessions().get(id)))
                        .map(view -> SessionHits.chosen(moment, view)),
                MeshScene.Tree.HIDDEN);
    }

    private static Chip chip(Namespace namespace, List<RelayBox> relays) {
        Map<EntryState, Integer> counts = new EnumMap<>(EntryState.class);
        int up = 0;
        for (RelayBox relay : relays) {
            counts.merge(relay.entry(), 1, Integer::sum);
            up += relay.up() ? 1 : 0;
        }
        for (EntryState state : WORST_FIRST) {
            Integer count = counts.get(state);
            if (count != null) {
                String verdict =
                        Words.of(
                                "chip.verdict",
                                state.word(),
                                Integer.toString(count),
                                Integer.toString(up));
                return new Chip(namespace, state, verdict);
            }
        }
        return new Chip(namespace, EntryState.ABSENT, Words.of("chip.nowhere"));
    }
}
