package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.moqlab.app.canvas.MeshScene.Link;
import org.moqlab.app.canvas.MeshScene.SessionLine;

/// What is painted between the boxes, for who does not see it: sessions and what ails them, cycles,
/// and how the selected namespace is. Boxes speak for themselves.
final class SpokenMesh {
    /// Most sessions that are named, and most cycles, each.
    static final int MAX_NAMED = 8;

    private SpokenMesh() {}

    static String of(String title, MeshScene scene) {
        List<String> said = new ArrayList<>();
        said.add(Words.of("canvas.spoken", title));
        List<SessionLine> up = those(scene, line -> line.link() == Link.UP);
        said.add(Words.of("canvas.spoken.up", up.size()));
        name(said, "canvas.spoken.half", those(scene, SpokenMesh::isHalf));
        name(said, "canvas.spoken.dialled", those(scene, SpokenMesh::isWanted));
        name(said, "canvas.spoken.cut", those(scene, line -> line.strain().isCut()));
        scene.cycles().stream()
                .limit(MAX_NAMED)
                .forEach(cycle -> said.add(cycle.title() + " " + cycle.detail()));
        scene.chip().ifPresent(chip -> said.add(chip.namespace().path() + " " + chip.verdict()));
        return String.join("; ", said);
    }

    private static List<SessionLine> those(MeshScene scene, Predicate<SessionLine> which) {
        return scene.sessions().stream().filter(which).toList();
    }

    private static boolean isHalf(SessionLine line) {
        return line.link() == Link.DIALER_ONLY || line.link() == Link.ACCEPTOR_ONLY;
    }

    private static boolean isWanted(SessionLine line) {
        return line.link() == Link.DIALLING
                || line.link() == Link.BACKING_OFF
                || line.link() == Link.GAVE_UP;
    }

    private static void name(List<String> said, String key, List<SessionLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String names =
                lines.stream()
                        .map(line -> Words.of("canvas.spoken.pair", line.dialer(), line.acceptor()))
                        .distinct()
                        .limit(MAX_NAMED)
                        .collect(Collectors.joining(", "));
        said.add(Words.of(key, lines.size(), names));
    }
}
