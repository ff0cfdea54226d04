package org.moqlab.app;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.settings.AutosaveEvery;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.work.Autosave;
import org.moqlab.app.work.RecoveryViewModel;
import org.moqlab.app.work.WorkViewModel;

/// Keeps what is not saved aside while the window is open, and offers what a crash left. Drafts
/// have a thread of their own, so that nothing long makes them wait. FX thread only.
final class Draftsman implements AutoCloseable {
    private static final long PARTING_SECONDS = 2;

    private final ExecutorService keeper =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("draft-keeper").daemon().factory());
    private final Drafts drafts;
    private final Autosave autosave;
    private final RecoveryViewModel recovery;
    private final Timeline clock = new Timeline();

    Draftsman(Drafts drafts, WorkViewModel work, ScenarioReader reader, ShellViewModel shell) {
        this.drafts = drafts;
        autosave = new Autosave(work::draft, drafts, keeper, Platform::runLater, shell::warn);
        recovery =
                new RecoveryViewModel(
                        drafts,
                        reader::read,
                        (exhibit, kept) ->
                                shell.open(
                                        exhibit,
                                        () -> {
                                            work.adopt();
                                            autosave.beat(kept);
                                        }),
                        keeper,
                        Platform::runLater,
                        shell::warn);
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /// What a crash left.
    RecoveryViewModel recovery() {
        return recovery;
    }

    /// Keeps what is not saved aside at once.
    void beat() {
        autosave.beat();
    }

    /// Keeps it aside so often from now on, and asks about what a crash left.
    void start(ObservableValue<AutosaveEvery> every) {
        every.addListener((_, _, now) -> beatEvery(now));
        beatEvery(every.getValue());
        recovery.look();
    }

    private void beatEvery(AutosaveEvery every) {
        clock.stop();
        if (every != AutosaveEvery.OFF) {
            clock.getKeyFrames()
                    .setAll(new KeyFrame(Duration.seconds(every.seconds()), _ -> autosave.beat()));
            clock.playFromStart();
        }
    }

    /// Ends in good order: a person was asked, so no draft is left.
    @Override
    public void close() {
        clock.stop();
        keeper.execute(this::drop);
        keeper.shutdown();
        try {
            if (!keeper.awaitTermination(PARTING_SECONDS, TimeUnit.SECONDS)) {
                keeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop() {
        try {
            drafts.close();
        } catch (IOException stays) {
            // The next start finds the draft and asks about it.
        }
    }
}
