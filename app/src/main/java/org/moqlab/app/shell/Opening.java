package org.moqlab.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.recording.Recording;

/// What is open, and opens something else in its place: only what can be read, and only after
/// asking where something would be lost.
final class Opening {
    /// Most sessions between relays of a mesh that is opened.
    static final long MAX_SESSIONS = 40_000;

    /// Says over the panes what went wrong, and puts that away.
    interface Says {
        void warn(String title, String place, String text);

        void dismiss();
    }

    private final MeshPlayer player;
    private final Selection selection;
    private final ScenarioReader reader;
    private final RecentFiles recent;
    private final Says says;
    private final Recordings recordings = new Recordings();
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ObjectProperty<Exhibit> exhibit;
    private Consumer<Runnable> guard = Runnable::run;
    private Predicate<Path> others = _ -> false;
    private Runnable opened = () -> {};

    /// @param first is open
    Opening(
            MeshPlayer player,
            Selection selection,
            ScenarioReader reader,
            RecentFiles recent,
            Says says,
            Exhibit first) {
        this.player = player;
        this.selection = selection;
        this.reader = reader;
        this.recent = recent;
        this.says = says;
        this.exhibit = new SimpleObjectProperty<>(this, "exhibit", first);
        selectFirst(first.scenario());
    }

    void guardWith(Consumer<Runnable> asking) {
        guard = asking;
    }

    /// Has files that are neither scenarios nor runs opened elsewhere.
    void openOthersWith(Predicate<Path> elsewhere) {
        others = elsewhere;
    }

    /// Has `told` called whenever something else is open.
    void whenOpened(Runnable told) {
        opened = told;
    }

    ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// Closes what is open, after asking.
    ///
    /// @param then called once nothing is open
    void shut(Runnable then) {
        guard.accept(() -> {
            says.dismiss();
            file.set(Optional.empty());
            player.shut();
            then.run();
        });
    }

    void leave(Runnable loses) {
        guard.accept(loses);
    }

    ObjectProperty<Exhibit> exhibitProperty() {
        return exhibit;
    }

    /// Opens a scenario file or a recorded run. When it cannot be read, a banner says why and what
    /// was open stays open.
    void open(Path path) {
        recordings.forget();
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            says.warn(Words.of("banner.no-file"), path.toString(), Words.of("banner.no-file.text"));
            return;
        }
        if (others.test(path)) {
            return;
        }
        if (Recordings.isOne(path)) {
            recordings.read(
                    path, recording -> guard.accept(() -> show(path, recording)), this::unreadable);
            return;
        }
        try {
            Exhibit next = reader.read(path);
            if (!fits(next.scenario(), path.toString())) {
                return;
            }
            guard.accept(() -> {
                begin(next);
                file.set(Optional.of(path));
                recent.add(path);
            });
        } catch (ScenarioException e) {
            unreadable(e);
        }
    }

    /// Puts a file that was opened elsewhere on the list of files opened last.
    void remember(Path path) {
        recent.add(path);
    }

    /// Opens a file that was opened before; one that is gone is taken off the list.
    void reopen(Path path) {
        if (Files.exists(path)) {
            open(path);
        } else {
            recent.remove(path);
            says.warn(Words.of("banner.gone"), path.toString(), Words.of("banner.gone.text"));
        }
    }

    /// Opens what was read, or made.
    ///
    /// @param then called once it is open
    void open(Exhibit next, Runnable then) {
        guard.accept(() -> {
            begin(next);
            then.run();
        });
    }

    /// Reads the open file again; what has none starts from the beginning.
    void reload() {
        file.get().ifPresentOrElse(this::open, player::restart);
    }

    void unreadable(ScenarioException e) {
        says.warn(
                Words.of("banner.unreadable"),
                e.file() + ":" + e.line() + ":" + e.column(),
                Words.of("banner.expected", e.expected(), e.found()));
    }

    private void show(Path path, Recording recording) {
        file.set(Optional.of(path));
        recent.add(path);
        says.dismiss();
        exhibit.set(Recordings.exhibit(recording));
        player.open(recording);
        selectFirst(recording.scenario());
        opened.run();
        if (recording.seal() == Recording.Seal.CHANGED) {
            says.warn(Words.of("banner.changed"), path.toString(), Words.of("banner.changed.text"));
        }
    }

    /// Sessions of a mesh, as its relays are told to dial.
    private static long sessions(Topology topology) {
        return topology.shape() == Topology.Shape.GIVEN
                ? topology.connect().values().stream().mapToLong(List::size).sum()
                : (long) topology.links().size() * topology.sessions();
    }

    private boolean fits(Scenario scenario, String place) {
        long sessions = sessions(scenario.topology());
        if (sessions > MAX_SESSIONS) {
            says.warn(
                    Words.of("banner.too-large"),
                    place,
                    Words.of(
                            "banner.too-large.text",
                            Figures.count(sessions),
                            Figures.count(MAX_SESSIONS)));
        }
        return sessions <= MAX_SESSIONS;
    }

    /// Opens what was made, without asking.
    void begin(Exhibit next) {
        says.dismiss();
        file.set(Optional.empty());
        exhibit.set(next);
        player.open(next.scenario());
        selectFirst(next.scenario());
        opened.run();
    }

    private void selectFirst(Scenario scenario) {
        List<String> relays = scenario.topology().relays();
        selection.selectNode(relays.stream().findFirst());
        selection
                .namespaceProperty()
                .set(scenario.clients().stream().map(scenario::effective).findFirst());
        selection.eventProperty().set(Optional.empty());
    }
}
