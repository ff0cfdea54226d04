package org.moqlab.engine.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// The scenario a subcommand works on, shared by all of them.
final class Input {
    private static final Pattern SEED = Pattern.compile("[0-9]{1,18}");

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The scenario, a YAML file such as sample-meshes/zombie-mesh.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Use this seed instead of the one in the file.")
    private @Nullable Long seed;

    /// Reads a seed.
    static final class SeedConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!SEED.matcher(text).matches()) {
                String wanted = "a whole number from 0 to " + ScenarioFile.MAX_SEED;
                throw new TypeConversionException("expected " + wanted + ", found '" + text + "'");
            }
            return Long.parseLong(text);
        }
    }

    /// Reads the scenario.
    ///
    /// @throws ScenarioException when the file is no scenario
    Scenario scenario() throws ScenarioException {
        Scenario read = ScenarioFile.read(file == null ? Path.of("") : file);
        return seed == null ? read : read.withSeed(seed);
    }
}
