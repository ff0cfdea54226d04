package org.moqlab.engine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.ScenarioFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which seeds are looked into.
final class Seeds {
    private static final int MAX_SHARDS = 10_000;
    private static final Pattern SHARD = Pattern.compile("([0-9]{1,5})/([0-9]{1,5})");

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedOption.Reader.class,
            description = "Look into this seed alone.")
    private @Nullable Long one;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = SeedOption.Reader.class,
            defaultValue = "1000",
            description = "Look into the seeds from 1 to N; 1000 unless told.")
    private long most;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description =
                    "Only every Nth seed, from the Ith on, so that N machines share the work.")
    private @Nullable Shard shard;

    /// One part of the seeds.
    ///
    /// @param index from 1 to `count`
    record Shard(int index, int count) {}

    /// Reads a shard.
    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            Matcher m = SHARD.matcher(text);
            if (m.matches()) {
                Shard read = new Shard(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
                if (0 < read.index && read.index <= read.count && read.count <= MAX_SHARDS) {
                    return read;
                }
            }
            throw new TypeConversionException("expected a shard such as 2/4, found '" + text + "'");
        }
    }

    /// The first seed.
    long first() {
        return one != null ? one : shard == null ? 1 : shard.index;
    }

    /// No seed is larger.
    long last() {
        return one != null ? one : Math.min(most, ScenarioFile.MAX_SEED);
    }

    /// From one seed to the next.
    long step() {
        return shard == null ? 1 : shard.count;
    }

    /// Whether there is but one.
    boolean isOne() {
        return one != null;
    }

    /// Which they are, but for the last, in words.
    String text() {
        return one != null
                ? "seed " + one
                : shard == null ? "all" : shard.index + "/" + shard.count;
    }
}
