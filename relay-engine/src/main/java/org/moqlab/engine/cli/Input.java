package org.moqlab.engine.cli;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The scenario a subcommand works on, shared by all of them.
final class Input {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The scenario, a YAML file such as sample-meshes/zombie-mesh.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Use this seed instead of the one in the file.")
    private @Nullable Long seed;

    /// Reads the scenario.
    ///
    /// @throws ScenarioException when the file is no scenario
    Scenario scenario() throws ScenarioException {
        Scenario read = ScenarioFile.read(file == null ? Path.of("") : file);
        OptionalLong other = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        return new Scenario(
                read.title(),
                read.teaches(),
                read.reference(),
                other.orElse(read.seed()),
                read.policy(),
                read.topology(),
                read.knobs(),
                read.clients(),
                read.acts(),
                read.expectations());
    }
}
