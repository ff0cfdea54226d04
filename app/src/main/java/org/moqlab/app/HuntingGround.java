package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.hunt.Ground;
import org.moqlab.app.hunt.HuntController;
import org.moqlab.app.hunt.HuntViewModel;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.RaisedFinding;

/// Looks for trouble in what is open. A worker of its own plays, so that everything else goes on
/// meanwhile. FX thread only.
final class HuntingGround implements Ground, AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("hunt").daemon().factory());
    private final MeshFactory factory;
    private final MeshPlayer player;
    private final Selection selection;
    private final ShellViewModel shell;
    private final WorkViewModel work;
    private final FilePicker picker;
    private final HuntViewModel hunt;

    HuntingGround(
            MeshFactory factory,
            MeshPlayer player,
            Selection selection,
            ShellViewModel shell,
            WorkViewModel work,
            FilePicker picker) {
        this.factory = factory;
        this.player = player;
        this.selection = selection;
        this.shell = shell;
        this.work = work;
        this.picker = picker;
        hunt = new HuntViewModel(this, worker, Platform::runLater);
        shell.commands().bind(LabCommand.HUNT, hunt::show);
        LongWorks.follow(shell.longWork(), hunt);
    }

    /// Makes the controller.
    void addTo(Map<Class<?>, Supplier<Object>> all) {
        all.put(HuntController.class, () -> new HuntController(hunt));
    }

    /// What is asked before it looks, and what it found.
    HuntViewModel hunt() {
        return hunt;
    }

    @Override
    public Scenario open() throws ScenarioException {
        return work.repeated();
    }

    @Override
    public Optional<String> broken() {
        List<RaisedFinding> all = player.time().chronicle().findings();
        long event = selection.eventProperty().get().orElse(0L);
        return all.stream()
                .filter(raised -> raised.n() == event)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(raised -> raised.finding().invariant());
    }

    @Override
    public SteppedMesh simulated(Scenario scenario) {
        return factory.simulated(scenario);
    }

    @Override
    public Optional<Path> pick(String suggested) {
        return picker.pickTarget(suggested);
    }

    @Override
    public void write(Path place, Scenario scenario) throws IOException {
        WholeFile.write(place, ScenarioWriter.print(scenario));
    }

    @Override
    public void show(Scenario scenario) {
        shell.open(new Exhibit(scenario, Optional.empty(), Map.of(), List.of()), work::adopt);
    }

    @Override
    public void ended(String words) {
        shell.tell(Words.of("command.hunt"), words);
    }

    @Override
    public void written(Path place) {
        shell.tell(Words.of("export.written"), place.toString());
    }

    @Override
    public void failed(Path place, String why) {
        shell.warn(Words.of("export.failed"), place.toString(), why);
    }

    @Override
    public void broke(Throwable what) {
        shell.broke(what);
    }

    @Override
    public void close() {
        hunt.cancel();
        worker.shutdown();
    }
}
