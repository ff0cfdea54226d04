package org.moqlab.engine.interop;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A process of software that nobody here wrote, and what it has printed so far.
final class Stranger implements AutoCloseable {
    /// Lines kept of one process; one more fails the test that waits for it.
    static final int MAX_LINES = 100_000;

    private final List<String> command;
    private final Process process;
    private final PrintStream orders;
    private final List<String> lines = new ArrayList<>();
    private boolean over;

    private Stranger(List<String> command) throws IOException {
        this.command = command;
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NO_COLOR", "1");
        this.process = builder.start();
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    /// Starts a program.
    static Stranger start(List<String> command) {
        try {
            return new Stranger(List.copyOf(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            for (String line; (line = process.inputReader().readLine()) != null; ) {
                hear(line);
            }
        } catch (IOException e) {
            hear("its output broke off: " + e.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void hear(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
        notifyAll();
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    /// Writes a line to its standard input.
    void order(String line) {
        orders.println(line);
    }

    /// Everything it has printed.
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// Waits for a line, those it has printed already included.
    ///
    /// @throws AssertionError when it ends without, or the test runs out of time
    synchronized String await(Predicate<String> wanted) {
        for (int next = 0; ; next++) {
            awaitLine(next);
            if (wanted.test(lines.get(next))) {
                return lines.get(next);
            }
        }
    }

    private synchronized void awaitLine(int index) {
        try {
            while (index >= lines.size()) {
                if (over || index >= MAX_LINES) {
                    throw new AssertionError("it ended without what was awaited");
                }
                wait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    /// Waits for its end.
    ///
    /// @return exit status
    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("waited in vain for its end", e);
        }
    }

    /// Whether it has not ended.
    boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// What it was and what it has printed.
    synchronized String transcript() {
        String state = process.isAlive() ? "running" : "ended with " + process.exitValue();
        return "$ %s\n%s\n(%s)\n"
                .formatted(String.join(" ", command), String.join("\n", lines), state);
    }

    /// The first line that answers, read by `reader`; waits for it.
    <T> T awaitReading(java.util.function.Function<String, Optional<T>> reader) {
        return reader.apply(await(line -> reader.apply(line).isPresent())).orElseThrow();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
