package org.moqlab.engine.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which seed to play with, shared by all that play.
final class SeedOption {
    private static final Pattern SEED = Pattern.compile("[0-9]{1,18}");

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Reader.class,
            description = "Use this seed instead of the one in the file.")
    private @Nullable Long seed;

    /// Reads a seed.
    static final class Reader implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!SEED.matcher(text).matches()) {
                String wanted = "a whole number from 0 to " + ScenarioFile.MAX_SEED;
                throw new TypeConversionException("expected " + wanted + ", found '" + text + "'");
            }
            return Long.parseLong(text);
        }
    }

    Scenario over(Scenario scenario) {
        return seed == null ? scenario : scenario.withSeed(seed);
    }

    Play over(Play play) {
        return seed == null ? play : play.withSeed(seed);
    }
}
