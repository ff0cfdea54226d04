package org.moqlab.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.moqlab.app.attach.AttachedViewModel;
import org.moqlab.app.attach.Part;
import org.moqlab.app.feed.Mark;
import org.moqlab.app.keep.Outcome;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.lesson.Lesson;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.make.BuildViewModel.Kind;
import org.moqlab.app.make.NewMeshViewModel;
import org.moqlab.app.make.PropertiesViewModel;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;

/// The screens of the tour, in the order in which a visitor meets them; `docs/shots.md` says what
/// to see in each.
final class Screens {
    private static final String FLAGSHIP = "zombie-mesh.yaml";
    private static final String PATH_HUNTING = "2-hop-list/path-hunting.yaml";
    private static final String ROOTS = "names/two-roots.yaml";
    private static final String ROW = "4-fronts/immortal-linger.yaml";
    private static final String CIRCLE = "4-fronts/subscription-cycle.yaml";
    private static final int FEW = 500;
    private static final long AFTER = 20 * Durations.MILLI;

    private Screens() {}

    /// In the order of the tour.
    static List<Screen> all() {
        return Stream.of(openings(), panes(), outside(), sheets()).flatMap(List::stream).toList();
    }

    private static List<Screen> openings() {
        return List.of(
                flagship("first", 0, _ -> {}),
                flagship("start", 0, Screens::begin),
                flagship("museum", 0, lab -> run(lab, LabCommand.MUSEUM)),
                flagship("lessons", 0, lab -> run(lab, LabCommand.LESSONS)),
                flagship("lesson", 0, lab -> takeLesson(lab, 1)),
                flagship("answer", 0, Screens::answerLesson),
                flagship("presenter", 0, Screens::presentLesson),
                flagship("projector", 7_868, lab -> run(lab, LabCommand.PRESENT)),
                flagship("compare", 1_500, lab -> run(lab, LabCommand.COMPARE)));
    }

    private static List<Screen> panes() {
        return List.of(
                flagship("ghost", 7_868, lab -> select(lab, "C")),
                flagship("event", 7_700, lab -> selectEvent(lab, 15_700)),
                flagship("octets", 7_700, Screens::lookAtHops),
                flagship("film", 7_700, lab -> run(lab, LabCommand.FILM)),
                flagship("finding", 4_000, Screens::openFinding),
                flagship("smallest", 4_000, lab -> lab.hunt().shrink("no-ghost")),
                flagship("findings", 4_000, lab -> run(lab, LabCommand.SHOW_FINDINGS)),
                flagship("matrix", 7_700, lab -> run(lab, LabCommand.SHOW_MATRIX)),
                flagship("presence", 7_700, lab -> run(lab, LabCommand.SHOW_PRESENCE)),
                flagship("spacetime", 3_600, Screens::showSpaceTime),
                screen("convergence", PATH_HUNTING, 2_500, Screens::showConvergence),
                flagship("tables", 2_600, lab -> run(lab, LabCommand.SHOW_TABLES)),
                flagship("killed", 10_000, _ -> {}),
                flagship("scrubbed", 7_700, lab -> goTo(lab, 2_266)),
                flagship("bookmark", 3_400, lab -> run(lab, LabCommand.NAME_BOOKMARK)),
                flagship("branches", 7_700, Screens::fork),
                flagship("branches-compared", 7_700, Screens::compareBranches),
                screen(
                        "subscriptions",
                        CIRCLE,
                        6_000,
                        lab -> run(lab, LabCommand.SUBSCRIPTION_TREE)),
                flagship("until", 1_500, lab -> run(lab, LabCommand.RUN_UNTIL)),
                flagship("session", 7_700, lab -> selectSession(lab, "A", "B")),
                flagship("client", 7_700, lab -> select(lab, "sub")),
                flagship("faults", 1_500, Screens::disturb),
                screen("hunting", PATH_HUNTING, 2_010, _ -> {}),
                screen("roots", ROOTS, 2_000, Screens::showRoots),
                screen("refused", "names/public-prefix.yaml", 2_000, lab -> select(lab, "top")),
                flagship("banner", 1_500, Screens::refuse));
    }

    private static List<Screen> outside() {
        return List.of(
                flagship("attach", 0, Screens::ask),
                flagship("attached", 0, lab -> attached(lab, List.of(), "stage/drone")),
                flagship(
                        "attached-ghost",
                        0,
                        lab -> attached(lab, SampleCluster.proof(), "cam/roof")),
                flagship("attached-inside", 0, lab -> inside(lab, "demo/bbb", Part.PRESENCE)),
                flagship("attached-readers", 0, lab -> inside(lab, "stage/drone", Part.READERS)),
                flagship("attached-sessions", 0, lab -> inside(lab, "demo/bbb", Part.SESSIONS)),
                flagship("attached-past", 0, Screens::attachedPast),
                flagship(
                        "attached-harm",
                        0,
                        lab -> attached(lab, SampleCluster.mischief(), "demo/\u202ebbb")));
    }

    private static List<Screen> sheets() {
        return List.of(
                flagship("palette", 1_500, lab -> run(lab, LabCommand.PALETTE)),
                flagship("settings", 1_500, lab -> run(lab, LabCommand.SETTINGS)),
                flagship("new-mesh", 1_500, Screens::askForMesh),
                flagship("add", 1_500, lab -> lab.overlays().building().show(Kind.SUBSCRIBER)),
                flagship("properties", 1_500, Screens::setting),
                flagship("added", 1_500, Screens::addRelay),
                screen("link", ROW, 500, Screens::link),
                flagship("twice", 7_868, lab -> lab.shell().scaleProperty().set(2)),
                flagship("twice-inspector", 7_868, Screens::inspectTwice),
                flagship("large", 7_868, Screens::enlarge),
                flagship("keys", 1_500, lab -> run(lab, LabCommand.KEYS)),
                flagship("about", 1_500, lab -> run(lab, LabCommand.ABOUT)));
    }

    private static Screen flagship(String name, long millis, Consumer<MeshLab> arrange) {
        return screen(name, FLAGSHIP, millis, arrange);
    }

    private static Screen screen(
            String name, String scenario, long millis, Consumer<MeshLab> arrange) {
        return new Screen(name, scenario, millis * Durations.MILLI, arrange);
    }

    private static void run(MeshLab lab, LabCommand command) {
        lab.shell().commands().run(command);
    }

    private static void select(MeshLab lab, String node) {
        lab.selection().selectNode(Optional.of(node));
    }

    private static void selectEvent(MeshLab lab, long event) {
        lab.selection().eventProperty().set(Optional.of(event));
    }

    private static void goTo(MeshLab lab, long millis) {
        lab.player().time().goToTime(millis * Durations.MILLI);
    }

    private static void selectSession(MeshLab lab, String dialer, String acceptor) {
        lab.player().momentProperty().get().snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .map(SessionView::id)
                .findFirst()
                .ifPresent(id -> lab.selection().sessionProperty().set(Optional.of(id)));
    }

    /// Purges the namespace in the past, which opens a branch.
    private static void fork(MeshLab lab) {
        goTo(lab, 2_300);
        lab.player().submit(new MeshCommand.Purge("test", Optional.empty()));
        lab.player().time().playTo(3_400 * Durations.MILLI);
    }

    /// The same, and both branches beside each other once there are two.
    private static void compareBranches(MeshLab lab) {
        lab.player()
                .time()
                .lanesProperty()
                .addListener((_, before, now) -> {
                    if (before.size() < 2 && now.size() > 1) {
                        run(lab, LabCommand.COMPARE_BRANCHES);
                    }
                });
        fork(lab);
    }

    private static void disturb(MeshLab lab) {
        lab.selection().namespaceProperty().set(Optional.empty());
        List.of(
                        new Fault.Freeze("B"),
                        new LinkFault.Cut(new Passage("A", "F", true)),
                        new LinkFault.Cut(new Passage("D", "E", false)),
                        new LinkFault.Loss(new Passage("C", "D", true), 50_000),
                        new LinkFault.Delay(new Passage("E", "F", true), 200 * Durations.MILLI))
                .forEach(lab.player()::submit);
        lab.player().time().playTo(lab.player().momentProperty().get().now() + AFTER);
    }

    private static void askForMesh(MeshLab lab) {
        NewMeshViewModel answers = lab.overlays().newMesh();
        answers.formProperty().set(answers.forms().getLast());
        answers.answerProperty("RELAYS").set("12");
        answers.answerProperty("PUBLISHERS").set("3");
        answers.show();
    }

    private static void openFinding(MeshLab lab) {
        run(lab, LabCommand.LARGE_DOCK);
        run(lab, LabCommand.GO_TO_FINDING);
    }

    private static void setting(MeshLab lab) {
        PropertiesViewModel properties = lab.overlays().building().properties();
        properties.showMesh();
        properties.lines().get(1).value().set("{hold-down: 1s}");
    }

    private static void addRelay(MeshLab lab) {
        BuildViewModel building = lab.overlays().building();
        long joins = lab.player().momentProperty().get().now();
        building.show(Kind.RELAY);
        building.peersProperty().set("A D");
        building.add();
        lab.player().time().playTo(joins + AFTER);
    }

    private static void link(MeshLab lab) {
        select(lab, "R");
        run(lab, LabCommand.LINK);
    }

    private static void ask(MeshLab lab) {
        run(lab, LabCommand.ATTACH);
    }

    private static AttachedViewModel attached(MeshLab lab, List<Change> more, String name) {
        lab.overlays().attachments().show(new SampleCluster(more));
        AttachedViewModel seen = lab.overlays().attachments().windows().getFirst().viewModel();
        seen.selection().selectNode(Optional.of("sin"));
        seen.selection().namespaceProperty().set(Optional.of(new Namespace(name)));
        return seen;
    }

    private static void inside(MeshLab lab, String name, Part part) {
        AttachedViewModel seen = attached(lab, SampleCluster.inside(), name);
        seen.selection().selectNode(Optional.of("lab"));
        seen.show(part);
    }

    /// Before a name went, compared with now.
    private static void attachedPast(MeshLab lab) {
        AttachedViewModel seen = attached(lab, List.of(), "stage/drone");
        seen.compare(90 * Durations.SECOND);
    }

    /// A step of the lesson on counting to infinity.
    private static void takeLesson(MeshLab lab, int step) {
        Lesson counting = SampleMeshes.lessons().get(1);
        lab.classroom().lesson().begin(counting);
        lab.classroom().lesson().goTo(step);
    }

    /// Guesses that the name goes after 250 ms, and lets the mesh answer at once.
    private static void answerLesson(MeshLab lab) {
        takeLesson(lab, 1);
        lab.classroom().lesson().guess(1);
        lab.classroom().lesson().goOn();
        lab.classroom().lesson().goOn();
    }

    private static void presentLesson(MeshLab lab) {
        run(lab, LabCommand.PRESENT);
        takeLesson(lab, 1);
        lab.classroom().lesson().guess(1);
    }

    /// The hops of the last re-announcement, in its octets.
    private static void lookAtHops(MeshLab lab) {
        run(lab, LabCommand.LARGE_DOCK);
        lastReannounce(lab).ifPresent(n -> selectEvent(lab, n));
        lab.events().markNamed("hops");
    }

    /// The ways to begin, with files that were played before.
    private static void begin(MeshLab lab) {
        RecentFiles recent = lab.shell().recent();
        Instant today =
                LocalDate.now(ZoneId.systemDefault())
                        .atStartOfDay(ZoneId.systemDefault())
                        .plusHours(14)
                        .toInstant();
        List<Path> files =
                Stream.of("never-played", "ring-of-50", "twelve-relays", "venue-outage")
                        .map(name -> Path.of("/meshes", name + ".yaml"))
                        .toList();
        files.forEach(recent::add);
        recent.judged(
                files.get(1),
                new Outcome(today.minus(Duration.ofDays(1)), 50, 0, 30 * Durations.SECOND));
        recent.judged(files.get(2), new Outcome(today, 12, 3, 20 * Durations.SECOND));
        recent.judged(files.get(3), new Outcome(today, 6, 1, 12 * Durations.SECOND));
        run(lab, LabCommand.START);
    }

    private static void enlarge(MeshLab lab) {
        run(lab, LabCommand.TEXT_LARGER);
        run(lab, LabCommand.TEXT_LARGER);
    }

    private static void inspectTwice(MeshLab lab) {
        lab.shell().scaleProperty().set(2);
        select(lab, "C");
        run(lab, LabCommand.SHOW_INSPECTOR);
    }

    private static void refuse(MeshLab lab) {
        lab.shell().open(Path.of("no-such-mesh.yaml"));
    }

    /// The chain behind the last re-announcement that has arrived.
    private static void showSpaceTime(MeshLab lab) {
        run(lab, LabCommand.SHOW_SPACETIME);
        run(lab, LabCommand.LARGE_DOCK);
        lastReannounce(lab).ifPresent(n -> selectEvent(lab, n));
    }

    private static Optional<Long> lastReannounce(MeshLab lab) {
        long last = lab.player().momentProperty().get().snapshot().n();
        return lab.player().events(Math.max(1, last - FEW), FEW).stream()
                .filter(event ->
                        event.body() instanceof EventBody.Received received
                                && received.message().kind() == MessageView.Kind.REANNOUNCE)
                .map(MeshEvent::n)
                .reduce((_, later) -> later);
    }

    private static void showConvergence(MeshLab lab) {
        run(lab, LabCommand.SHOW_CONVERGENCE);
        run(lab, LabCommand.LARGE_DOCK);
        lastCommand(lab).ifPresent(n -> selectEvent(lab, n));
    }

    private static Optional<Long> lastCommand(MeshLab lab) {
        return lab.player().time().chronicle().marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.COMMAND)
                .map(mark -> mark.place().n())
                .reduce((_, later) -> later);
    }

    private static void showRoots(MeshLab lab) {
        run(lab, LabCommand.SHOW_TABLES);
        select(lab, "B");
    }
}
