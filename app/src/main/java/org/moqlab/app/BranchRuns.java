package org.moqlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.moqlab.app.compare.BranchRun;
import org.moqlab.app.compare.CompareViewModel;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.app.work.Repeat;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.Journal;

/// Makes runs of the branches of what is open, and has them compared.
final class BranchRuns {
    /// What was done by hand that is said of a branch; the rest is counted.
    private static final int MOST_SAID = 2;

    private final ShellViewModel shell;
    private final TimeControls time;
    private final CompareViewModel comparison;
    private final Executor worker;
    private boolean making;

    /// @param worker where recordings are searched
    BranchRuns(
            ShellViewModel shell, TimeControls time, CompareViewModel comparison, Executor worker) {
        this.shell = shell;
        this.time = time;
        this.comparison = comparison;
        this.worker = worker;
    }

    /// Shows them side by side, once they are made.
    void compare() {
        Exhibit open = shell.exhibitProperty().get();
        List<Lane> lanes = time.lanesProperty().get();
        Map<String, Journal> recordings = time.recordings();
        making = true;
        // Else they would wait, unseen, for a comparison they put an end to anyway.
        comparison.cancel();
        worker.execute(() -> {
            try {
                make(open, lanes, recordings);
            } finally {
                Platform.runLater(() -> making = false);
            }
        });
    }

    /// Whether they are being made. FX thread.
    boolean isBusy() {
        return making;
    }

    private void make(Exhibit open, List<Lane> lanes, Map<String, Journal> recordings) {
        List<BranchRun> all = new ArrayList<>();
        BranchRun current = null;
        for (Lane lane : lanes) {
            Journal recording = recordings.get(lane.name());
            if (recording == null) {
                continue;
            }
            if (recording.first() > 1) {
                refuse(
                        lane,
                        Words.of("compare.branch-forgotten", Figures.count(recording.first())));
                return;
            }
            try {
                BranchRun run = run(open, lane, recording);
                all.add(run);
                current = lane.current() || current == null ? run : current;
            } catch (ScenarioException e) {
                refuse(lane, String.valueOf(e.getMessage()));
                return;
            }
        }
        if (current != null) {
            BranchRun shown = current;
            Platform.runLater(() -> comparison.showBranches(shown, all, open.layout()));
        }
    }

    private void refuse(Lane lane, String why) {
        Platform.runLater(() -> shell.warn(Words.of("compare.no-branches"), lane.name(), why));
    }

    private static BranchRun run(Exhibit open, Lane lane, Journal recording)
            throws ScenarioException {
        Repeat repeat = Repeat.of(open.scenario(), recording);
        return new BranchRun(lane.name(), line(repeat.done()), repeat.scenario(), lane.end().t());
    }

    private static String line(List<String> done) {
        if (done.isEmpty()) {
            return Words.of("compare.branch-plain");
        }
        int said = Math.min(MOST_SAID, done.size());
        String first = String.join("; ", done.subList(0, said));
        return said == done.size()
                ? first
                : Words.of("compare.branch-more", first, Integer.toString(done.size() - said));
    }
}
