package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.compare.Comparison;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Plays many runs, some at once, and says how far it has come; shared by the subcommands that do.
final class Crew {
    /// Most runs at once.
    static final int MAX_JOBS = 64;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Runs at once, 1 to "
                            + MAX_JOBS
                            + "; otherwise half the processors. Each may"
                            + " need half a gigabyte.")
    private int jobs = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MAX_JOBS);

    /// One run to be played.
    ///
    /// @param name for the line of progress
    record Task<T>(String name, Play<T> play) {}

    /// Plays a run.
    interface Play<T> {
        T play(Comparison.Watcher watcher) throws Exception;
    }

    /// Plays all, and hands over what they came to in the order of the tasks.
    ///
    /// @throws ParameterException when as many cannot play at once
    <T> List<T> play(List<Task<T>> tasks, PrintWriter err, CommandLine line) throws Exception {
        if (jobs < 1 || jobs > MAX_JOBS) {
            throw new ParameterException(line, "--jobs is from 1 to " + MAX_JOBS);
        }
        Board board = new Board(Progress.on(err), tasks.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            List<Future<T>> futures = new ArrayList<>();
            for (Task<T> task : tasks) {
                futures.add(pool.submit(run(task, board)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future, pool));
            }
            board.progress.done();
            return results;
        }
    }

    private static <T> Callable<T> run(Task<T> task, Board board) {
        return () -> {
            T result = task.play.play((now, end) -> board.at(task.name, now, end));
            board.over(task.name);
            return result;
        };
    }

    private static <T> T result(Future<T> future, ExecutorService pool) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException broken) {
            pool.shutdownNow();
            @Nullable Throwable cause = broken.getCause();
            throw cause instanceof Exception inner ? inner : broken;
        }
    }

    /// The line of progress that all runs share.
    private static final class Board {
        private final Progress progress;
        private final int total;
        private int over;

        Board(Progress progress, int total) {
            this.progress = progress;
            this.total = total;
        }

        synchronized void at(String name, long now, long end) {
            progress.at(over + " of " + total + " runs done; " + name, now, end);
        }

        synchronized void over(String name) {
            over++;
            progress.at(over + " of " + total + " runs done; " + name, 0, 0);
        }
    }
}
