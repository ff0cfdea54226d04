package org.moqlab.engine.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The scenario a subcommand works on, shared by all of them.
final class Input {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The scenario, a YAML file such as sample-meshes/zombie-mesh.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "The variant of that name instead of the file's own scenario.")
    private @Nullable String variant;

    @Mixin private final SeedOption seed = new SeedOption();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// Reads the scenario.
    ///
    /// @throws ScenarioException when the file is no scenario
    /// @throws ParameterException when it has no such variant
    Scenario scenario() throws ScenarioException {
        Exhibit read = ScenarioFile.exhibit(file == null ? Path.of("") : file);
        if (variant == null) {
            return seed.over(read.scenario());
        }
        return Plays.variant(read, variant)
                .map(found -> seed.over(found.scenario()))
                .orElseThrow(() ->
                        new ParameterException(Lab.line(spec), "no variant '" + variant + "'"));
    }
}
