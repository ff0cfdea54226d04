package org.moqlab.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.moqlab.app.canvas.Screening;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Reel;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.film.FilmController;
import org.moqlab.app.film.FilmViewModel;
import org.moqlab.app.film.FilmViewModel.Size;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Words;

/// Makes films of the recording that is shown. A worker of its own writes them, so that everything
/// else goes on meanwhile. FX thread only.
final class FilmStudio implements FilmViewModel.Studio, AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("film").daemon().factory());
    private final MeshPlayer player;
    private final Selection selection;
    private final ShellViewModel shell;
    private final FilePicker picker;
    private final Supplier<ColorScheme> colours;
    private final BooleanSupplier tree;
    private final FilmViewModel film;

    /// @param colours those of the window now
    /// @param tree whether the window shows the tree of subscriptions now
    FilmStudio(
            MeshPlayer player,
            Selection selection,
            ShellViewModel shell,
            FilePicker picker,
            Supplier<ColorScheme> colours,
            BooleanSupplier tree) {
        this.player = player;
        this.selection = selection;
        this.shell = shell;
        this.picker = picker;
        this.colours = colours;
        this.tree = tree;
        film = new FilmViewModel(this, worker, Platform::runLater);
        shell.commands().bind(LabCommand.FILM, film::show);
    }

    /// Makes the controller.
    void addTo(Map<Class<?>, Supplier<Object>> all) {
        all.put(FilmController.class, () -> new FilmController(film));
    }

    /// What is asked before a film is made.
    FilmViewModel film() {
        return film;
    }

    @Override
    public long now() {
        return player.momentProperty().get().now();
    }

    @Override
    public long end() {
        return Math.max(now(), player.time().chronicle().end());
    }

    @Override
    public Optional<Reel> reel(Reel.Span span) {
        Moment shown = player.momentProperty().get();
        return player.recording()
                .map(journal -> new Reel(shown.scenario(), shown.live(), journal, span));
    }

    @Override
    public FilmViewModel.Camera camera(Size size) {
        Selection chosen = new Selection();
        chosen.nodeProperty().set(selection.nodeProperty().get());
        chosen.namespaceProperty().set(selection.namespaceProperty().get());
        Screening screening =
                new Screening(
                        chosen,
                        shell.exhibitProperty().get().layout(),
                        Optional.of(colours.get()),
                        size.width(),
                        size.height());
        screening.treeProperty().set(tree.getAsBoolean());
        return screening::draw;
    }

    @Override
    public Optional<Path> pick(String suggested) {
        return picker.pickTarget(suggested);
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
    public void close() {
        film.cancel();
        worker.shutdown();
    }
}
