package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.flight.FlightFile;
import org.moqlab.engine.attach.flight.Pseudonyms;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What is done with the last minutes of a cluster: kept, opened again, looked at at a time.
final class FlightOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "At the end, or when interrupted, write what became known to this file.")
    private @Nullable Path record;

    @Option(
            names = "--redacted",
            paramLabel = "FILE",
            description =
                    "Write it to this file too, with pseudonyms for relays, hosts, names and"
                            + " identities.")
    private @Nullable Path redacted;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "How long what became known is kept; 10m otherwise.")
    private long keep = Attachment.KEEP;

    @Option(
            names = "--open",
            paramLabel = "FILE",
            description = "Look at what was recorded, instead of at relays.")
    private @Nullable Path opened;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TablesCommand.TimeConverter.class,
            description = "With --open: the moment to show; the last one otherwise.")
    private @Nullable Long at;

    @Option(
            names = "--diff",
            paramLabel = "TIME",
            arity = "2",
            converter = TablesCommand.TimeConverter.class,
            description = "With --open: two moments, of which to show what is different.")
    private List<Long> moments = new ArrayList<>();

    FlightOptions() {}

    long keep() {
        return keep;
    }

    boolean isOpening() {
        return opened != null;
    }

    /// The moment to show, ns.
    long at(Flight flight) {
        return at == null ? flight.to() : at;
    }

    /// Two moments or none, ns.
    List<Long> moments() {
        return moments;
    }

    /// Refuses options that do not go together.
    void check(boolean relays, CommandLine line) {
        if (isOpening() == relays) {
            throw new ParameterException(line, "expected either relays to watch or --open FILE");
        }
        if (!isOpening() && (at != null || !moments.isEmpty())) {
            throw new ParameterException(line, "--at and --diff need --open FILE");
        }
        if (isOpening() && record != null) {
            throw new ParameterException(line, "--record needs relays to watch");
        }
        if (keep < Durations.SECOND) {
            throw new ParameterException(line, "--keep: expected at least 1s");
        }
        if (moments.size() > 2) {
            throw new ParameterException(line, "--diff: expected two times");
        }
    }

    /// What was recorded.
    Flight open() throws ScenarioException {
        return FlightFile.read(Objects.requireNonNull(opened, "asked before"));
    }

    /// Whether anything is to be written.
    boolean isWriting() {
        return record != null || redacted != null;
    }

    /// Writes what is to be written.
    void write(Flight flight, CommandLine line) {
        write(record, flight, line);
        if (redacted != null) {
            write(redacted, Pseudonyms.of(flight), line);
        }
    }

    private static void write(@Nullable Path file, Flight flight, CommandLine line) {
        if (file == null) {
            return;
        }
        try {
            FlightFile.write(flight, file);
        } catch (IOException e) {
            throw new ParameterException(line, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
