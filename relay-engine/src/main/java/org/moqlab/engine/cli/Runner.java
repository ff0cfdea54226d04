package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Plays one thing after the other, or several at once, and reports in order.
///
/// @param player plays
/// @param trials makes the judge of a play
/// @param jobs most plays at once
record Runner(Player player, Function<Play, Trial> trials, List<Reporter> reporters, int jobs) {
    /// Plays something.
    interface Player {
        Report play(Play play, Trial trial, Progress progress) throws Exception;
    }

    /// Plays everything.
    ///
    /// @return the exit status
    /// @throws IOException when a report cannot be written
    int run(List<Play> plays, PrintWriter err) throws Exception {
        for (Reporter reporter : reporters) {
            reporter.begin(plays.size());
        }
        int status = plays.size() == 1 ? single(plays.getFirst(), err) : several(plays, err);
        for (Reporter reporter : reporters) {
            reporter.end();
        }
        return status;
    }

    private int single(Play play, PrintWriter err) throws Exception {
        Trial trial = trials.apply(play);
        reporters.forEach(reporter -> reporter.begins(play, trial));
        return tell(player.play(play, trial, Progress.on(err)), err);
    }

    private int several(List<Play> plays, PrintWriter err) throws Exception {
        Progress progress = Progress.on(err);
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            List<Future<Report>> futures = new ArrayList<>();
            for (Play play : plays) {
                futures.add(
                        pool.submit(
                                () -> player.play(play, trials.apply(play), Progress.silent(err))));
            }
            try {
                int status = ExitStatus.EXPECTED;
                for (int i = 0; i < plays.size(); i++) {
                    progress.step(i + 1, plays.size(), plays.get(i).label());
                    Report report = futures.get(i).get();
                    progress.done();
                    status = Math.max(status, tell(report, err));
                }
                return status;
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    private int tell(Report report, PrintWriter err) throws IOException {
        for (Reporter reporter : reporters) {
            reporter.ended(report);
        }
        if (!report.unmet().isEmpty()) {
            err.print("lab: " + report.unmet() + "\n");
            err.flush();
        }
        return report.ok() ? ExitStatus.EXPECTED : ExitStatus.NOT_EXPECTED;
    }
}
