package org.moqlab.app.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.lesson.LessonCard;
import org.moqlab.app.lesson.LessonsViewModel;
import org.moqlab.app.museum.MuseumViewModel;
import org.moqlab.app.museum.PieceCard;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;

/// The ways to begin. Lies over the panes; where no mesh is open, it is all there is.
public final class StartViewModel {
    private final ShellViewModel shell;
    private final MeshPlayer player;
    private final MuseumViewModel museum;
    private final LessonsViewModel lessons;
    private final InstantSource clock;
    private final Outcomes outcomes;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyBooleanWrapper leaving = new ReadOnlyBooleanWrapper(this, "leaving");
    private final ObservableList<RecentRow> recent = FXCollections.observableArrayList();

    /// @param museum the exhibits
    /// @param lessons the lessons
    /// @param clock tells when a file was played
    public StartViewModel(
            ShellViewModel shell,
            MeshPlayer player,
            MuseumViewModel museum,
            LessonsViewModel lessons,
            InstantSource clock) {
        this.shell = shell;
        this.player = player;
        this.museum = museum;
        this.lessons = lessons;
        this.clock = clock;
        outcomes = new Outcomes(shell, player, clock);
        leaving.bind(player.openProperty());
        shell.whenOpened(() -> shown.set(false));
        shell.commands().coveredProperty().bind(shown);
        shell.recent()
                .files()
                .addListener(
                        (ListChangeListener<Path>)
                                _ -> {
                                    if (shown.get()) {
                                        refresh();
                                    }
                                });
        shell.commands().bind(LabCommand.START, this::show);
        shell.commands().bind(LabCommand.CLOSE_MESH, () -> shell.shut(this::show));
    }

    /// Opens it; the first time exhibits and lessons are read.
    public void show() {
        outcomes.note();
        museum.prepare();
        lessons.refresh();
        refresh();
        shown.set(true);
    }

    private void refresh() {
        RecentFiles files = shell.recent();
        Instant now = clock.instant();
        RecentWords words = new RecentWords(now, ZoneId.systemDefault());
        recent.setAll(
                files.files().stream().map(file -> words.row(file, files.outcome(file))).toList());
    }

    /// Remembers what became of the file that is open.
    public void note() {
        outcomes.note();
    }

    /// Goes back to the mesh, where one is open.
    public void dismiss() {
        if (leaving.get()) {
            shown.set(false);
        }
    }

    /// Whether it is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Whether there is a mesh to go back to.
    public ReadOnlyBooleanProperty leavingProperty() {
        return leaving.getReadOnlyProperty();
    }

    /// The files opened last, the latest first.
    public ObservableList<RecentRow> recent() {
        return recent;
    }

    /// Opens a file again.
    public void reopen(RecentRow row) {
        shell.reopen(row.file());
    }

    /// The exhibits.
    public MuseumViewModel museum() {
        return museum;
    }

    /// The lessons.
    public LessonsViewModel lessons() {
        return lessons;
    }

    /// What the window can do.
    public ShellViewModel shell() {
        return shell;
    }

    /// Opens an exhibit and lets it run.
    public void run(PieceCard card) {
        shell.open(card.piece().exhibit(), player.time()::play);
    }

    /// Opens an exhibit and plays it under every fix and policy.
    public void compare(PieceCard card) {
        shell.open(card.piece().exhibit(), () -> shell.commands().run(LabCommand.COMPARE));
    }

    /// The first lesson about an exhibit; empty where there is none.
    public Optional<LessonCard> lessonOn(PieceCard card) {
        String title = card.piece().exhibit().scenario().title();
        return lessons.cards().stream()
                .filter(lesson ->
                        lesson.lesson().steps().stream()
                                .anyMatch(step -> step.exhibit().scenario().title().equals(title)))
                .findFirst();
    }

    /// Takes a lesson.
    public void take(LessonCard card) {
        lessons.take(card);
    }
}
