package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.compare.CompareController;
import org.moqlab.app.compare.CompareViewModel;
import org.moqlab.app.export.BugPack;
import org.moqlab.app.export.ExportViewModel;
import org.moqlab.app.export.ExportViewModel.Diagram;
import org.moqlab.app.export.Mermaid;
import org.moqlab.app.export.View;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.keep.Home;
import org.moqlab.app.make.BuildController;
import org.moqlab.app.make.BuildViewModel;
import org.moqlab.app.make.NewMeshController;
import org.moqlab.app.make.NewMeshViewModel;
import org.moqlab.app.make.PropertiesController;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.museum.MuseumController;
import org.moqlab.app.museum.MuseumViewModel;
import org.moqlab.app.settings.SettingsController;
import org.moqlab.app.settings.SettingsViewModel;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.PaletteController;
import org.moqlab.app.shell.PaletteViewModel;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.app.work.RecoveryController;
import org.moqlab.app.work.Target;
import org.moqlab.app.work.WorkController;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.ScenarioException;

/// What opens over the panes: museum, comparison, palette, and the question before work is lost.
/// One worker does what takes long, so that the screen never waits. FX thread only.
final class Overlays implements AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("lab-worker").daemon().factory());
    private final ShellViewModel shell;
    private final MuseumViewModel museum;
    private final PaletteViewModel palette;
    private final CompareViewModel comparison;
    private final BranchRuns branches;
    private final WorkViewModel work;
    private final ExportViewModel exports;
    private final SettingsViewModel settings;
    private final NewMeshViewModel newMesh;
    private final BuildViewModel building;
    private final Draftsman draftsman;
    private final Attachments attachments;

    /// @param camera draws parts of the window as they are now
    Overlays(
            MeshFactory factory,
            MeshPlayer player,
            Selection selection,
            ActsViewModel acts,
            ShellViewModel shell,
            FilePicker picker,
            ScenarioReader reader,
            Home home,
            Photographer camera) {
        this.shell = shell;
        settings = new SettingsViewModel(shell, player, home);
        work =
                new WorkViewModel(
                        () -> player.momentProperty().get().scenario(),
                        player,
                        player.time(),
                        new Saving(picker),
                        shell::warn);
        museum =
                new MuseumViewModel(
                        new SampleMeshes(), factory, worker, Platform::runLater, shell::open);
        newMesh =
                new NewMeshViewModel(
                        factory, worker, Platform::runLater, made -> shell.open(made, work::adopt));
        building = BuildingSite.open(shell, player, acts, selection, work);
        comparison = new CompareViewModel(factory, worker, Platform::runLater, shell::open);
        branches = new BranchRuns(shell, player.time(), comparison, worker);
        exports =
                new ExportViewModel(
                        new Counter(player, shell, work, picker, camera),
                        worker,
                        Platform::runLater);
        palette = new PaletteViewModel(shell.commands(), player.momentProperty(), selection, acts);
        draftsman = new Draftsman(home.drafts(), work, reader, shell);
        work.tellWritten(shell.recent()::add);
        attachments = new Attachments(shell, picker, worker);
        bind(player);
        bindBranches(player.time());
    }

    /// Saves where a person says.
    private record Saving(FilePicker picker) implements Target {
        @Override
        public Optional<Path> pick() {
            return picker.pickTarget(Words.of("picker.name"));
        }

        @Override
        public void write(Path file, String text) throws IOException {
            WholeFile.write(file, text);
        }
    }

    /// Where what leaves the window is gathered and handed over.
    private record Counter(
            MeshPlayer player,
            ShellViewModel shell,
            WorkViewModel work,
            FilePicker picker,
            Photographer camera)
            implements ExportViewModel.Desk {
        @Override
        public Optional<Path> pick(String suggested) {
            return picker.pickTarget(suggested);
        }

        @Override
        public BugPack.Picture picture(View view, boolean vector) {
            return camera.take(view, vector);
        }

        @Override
        public BugPack pack() throws IOException {
            Moment moment = player.momentProperty().get();
            try {
                return new BugPack(
                        work.repeated(),
                        player.recording()
                                .orElseThrow(() -> new IOException(Words.of("export.none"))),
                        moment.snapshot(),
                        moment.now(),
                        moment.live(),
                        Software.versions(moment.live()),
                        picture(View.WINDOW, false));
            } catch (ScenarioException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public String diagram(ExportViewModel.Diagram diagram) throws IOException {
            Moment moment = player.momentProperty().get();
            return switch (diagram) {
                case TOPOLOGY -> Mermaid.topology(moment.scenario());
                case SEQUENCE ->
                        Mermaid.last(
                                moment.scenario(),
                                player.recording()
                                        .orElseThrow(
                                                () -> new IOException(Words.of("export.none"))),
                                moment.snapshot());
            };
        }

        @Override
        public void copy(String title, String text) {
            Copies.put(text);
            shell.tell(title, "");
        }

        @Override
        public void ended(Path place) {
            shell.tell(Words.of("export.ended"), place.toString());
        }

        @Override
        public void written(String title, Path place) {
            shell.tell(title, place.toString());
        }

        @Override
        public void failed(String title, Path place, String why) {
            shell.warn(title, place.toString(), why);
        }
    }

    private void bindBranches(TimeControls time) {
        shell.commands()
                .bind(
                        LabCommand.COMPARE_BRANCHES,
                        Bindings.createBooleanBinding(
                                () -> time.lanesProperty().get().size() > 1, time.lanesProperty()),
                        branches::compare);
    }

    private void bind(MeshPlayer player) {
        shell.guardWith(work::guard);
        shell.commands().bind(LabCommand.PICTURE, () -> exports.picture(View.WINDOW));
        shell.commands().bind(LabCommand.PICTURE_MESH, () -> exports.picture(View.MESH));
        shell.commands().bind(LabCommand.PICTURE_PANE, () -> exports.picture(View.PANE));
        shell.commands().bind(LabCommand.BUG_PACK, exports::pack);
        shell.commands().bind(LabCommand.COPY_TOPOLOGY, () -> exports.copy(Diagram.TOPOLOGY));
        shell.commands().bind(LabCommand.COPY_SEQUENCE, () -> exports.copy(Diagram.SEQUENCE));
        LongWorks.follow(shell.longWork(), player, exports);
        shell.commands().bind(LabCommand.MUSEUM, museum::show);
        shell.commands()
                .bind(LabCommand.COMPARE, () -> comparison.show(shell.exhibitProperty().get()));
        shell.commands().bind(LabCommand.PALETTE, palette::show);
        shell.commands().bind(LabCommand.SAVE, work::save);
        shell.commands().bind(LabCommand.SETTINGS, settings::show);
        shell.commands().bind(LabCommand.NEW_MESH, newMesh::show);
    }

    /// Makes their controllers.
    void addTo(Map<Class<?>, Supplier<Object>> all) {
        all.put(PaletteController.class, () -> new PaletteController(palette));
        all.put(CompareController.class, () -> new CompareController(comparison));
        all.put(MuseumController.class, () -> new MuseumController(museum));
        attachments.addTo(all);
        all.put(WorkController.class, () -> new WorkController(work));
        all.put(NewMeshController.class, () -> new NewMeshController(newMesh));
        all.put(BuildController.class, () -> new BuildController(building));
        all.put(PropertiesController.class, () -> new PropertiesController(building.properties()));
        all.put(SettingsController.class, () -> new SettingsController(settings));
        all.put(RecoveryController.class, () -> new RecoveryController(draftsman.recovery()));
    }

    /// Whether something is being worked on that changes what is shown.
    boolean isBusy() {
        return museum.busyProperty().get()
                || comparison.busyProperty().get()
                || branches.isBusy()
                || newMesh.busyProperty().get()
                || exports.busyProperty().get();
    }

    /// The museum.
    MuseumViewModel museum() {
        return museum;
    }

    /// The comparison of policies and fixes.
    CompareViewModel comparison() {
        return comparison;
    }

    /// What has been done and not saved.
    WorkViewModel work() {
        return work;
    }

    /// Asks for a new mesh.
    NewMeshViewModel newMesh() {
        return newMesh;
    }

    /// Adds relays and clients.
    BuildViewModel building() {
        return building;
    }

    /// Puts all of them away.
    void dismissAll() {
        museum.dismiss();
        comparison.dismiss();
        settings.dismiss();
        newMesh.dismiss();
        building.dismiss();
        building.properties().dismiss();
        palette.dismiss();
    }

    /// What a person has set.
    SettingsViewModel settings() {
        return settings;
    }

    /// Keeps what is not saved aside from now on, and asks about what was left by a crash.
    void startAutosave() {
        draftsman.start(settings.autosaveProperty());
    }

    /// Clusters that are watched.
    Attachments attachments() {
        return attachments;
    }

    @Override
    public void close() {
        draftsman.close();
        attachments.close();
        comparison.cancel();
        museum.close();
        worker.shutdownNow();
    }
}
