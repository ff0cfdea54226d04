package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.Link;
import org.moqlab.app.canvas.MeshScene.Mood;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.MeshScene.Strain;
import org.moqlab.app.canvas.Survey.Standing;
import org.moqlab.engine.mesh.Topology;

/// Turns a survey into what is drawn, by the shapes every mesh is drawn with. Pure.
final class SurveyScene {
    private SurveyScene() {}

    /// @param selected the selected relay
    static MeshScene of(Survey survey, Optional<String> selected) {
        boolean fades = survey.topic().isPresent() && selected.isPresent();
        return new MeshScene(
                survey.relays().stream().map(relay -> box(relay, selected)).toList(),
                survey.homes().stream().map(SurveyScene::client).toList(),
                survey.ties().stream()
                        .map(tie -> line(tie, fades && !touches(tie, selected.get())))
                        .toList(),
                survey.fetches().stream()
                        .map(f -> new RouteLine(f.from(), f.to(), Part.USED, f.entry()))
                        .toList(),
                List.of(),
                survey.topic()
                        .map(topic ->
                                new MeshScene.Chip(
                                        topic.namespace(), topic.state(), topic.verdict())),
                Optional.empty(),
                MeshScene.Tree.HIDDEN);
    }

    private static boolean touches(Survey.Tie tie, String relay) {
        return tie.from().equals(relay) || tie.to().equals(relay);
    }

    private static RelayBox box(Survey.Relay relay, Optional<String> selected) {
        return new RelayBox(
                relay.name(),
                relay.standing() == Standing.UP,
                false,
                relay.process(),
                relay.entry(),
                relay.number(),
                relay.unit(),
                relay.line1(),
                relay.line2(),
                0,
                Optional.empty(),
                selected.filter(relay.name()::equals).isPresent(),
                relay.spoken(),
                relay.standing() == Standing.HEARSAY,
                relay.warning());
    }

    private static ClientBox client(Survey.Home home) {
        return new ClientBox(
                home.name(),
                home.at(),
                true,
                home.doubted() ? Mood.WAITING : Mood.GOOD,
                home.title(),
                home.detail(),
                true,
                false,
                home.title() + ' ' + home.detail());
    }

    private static SessionLine line(Survey.Tie tie, boolean quiet) {
        return new SessionLine(
                tie.from(),
                tie.to(),
                Link.UP,
                "",
                false,
                Strain.NONE,
                quiet,
                MeshScene.Load.NONE,
                Optional.of(tie.proof()));
    }

    /// What is to be laid out.
    static MeshLayout.Request request(
            Survey survey, Arrangement arrangement, double width, double height) {
        Set<String> names =
                survey.relays().stream()
                        .map(Survey.Relay::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeMap<String, TreeSet<String>> peers = new TreeMap<>();
        survey.ties().stream()
                .filter(tie -> names.contains(tie.from()) && names.contains(tie.to()))
                .forEach(tie ->
                        peers.computeIfAbsent(tie.from(), _ -> new TreeSet<>()).add(tie.to()));
        TreeMap<String, List<String>> connect = new TreeMap<>();
        peers.forEach((from, to) -> connect.put(from, List.copyOf(to)));
        Topology topology =
                Topology.given(
                        survey.relays().stream().map(Survey.Relay::name).toList(), 0, connect);
        List<MeshLayout.Slot> slots =
                survey.homes().stream()
                        .map(home -> new MeshLayout.Slot(home.name(), home.at(), true))
                        .toList();
        return new MeshLayout.Request(topology, slots, arrangement, new TreeMap<>(), width, height);
    }
}
