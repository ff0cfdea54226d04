package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.transport.Traces;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Whether a subcommand plays live, and what it leaves behind then; shared by all that can.
final class LiveOptions {
    @Option(names = "--live", description = "Real relays over QUIC on 127.0.0.1, in real time.")
    private boolean live;

    @Option(
            names = "--keylog",
            paramLabel = "FILE",
            description =
                    "With --live: append the secrets of all connections to this file, for"
                            + " Wireshark.")
    private @Nullable Path keys;

    @Option(
            names = "--qlog",
            paramLabel = "DIR",
            description = "With --live: write a qlog file a connection and end here, for qvis.")
    private @Nullable Path qlog;

    @Mixin private final PassOptions passes = new PassOptions();

    /// Whether to play live.
    ///
    /// @param line the command, for complaints
    /// @throws ParameterException when traces are asked of a simulated run
    boolean isLive(CommandLine line) {
        if (!live && (keys != null || qlog != null)) {
            String option = keys != null ? "--keylog" : "--qlog";
            throw new ParameterException(
                    line, option + " needs --live: a simulated run has no QUIC to look into");
        }
        if (!live && !passes.isEmpty()) {
            throw new ParameterException(
                    line, "relays outside the lab need --live: a simulated run reaches nobody");
        }
        return live;
    }

    /// Starts a live mesh.
    ///
    /// @throws ParameterException when traces cannot be written
    Mesh start(Drivers drivers, Scenario scenario, CommandLine line) throws NotSupportedException {
        Traces traces = new Traces(Optional.ofNullable(keys), Optional.ofNullable(qlog));
        try {
            return drivers.live(scenario, traces, passes.read(line));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }
}
