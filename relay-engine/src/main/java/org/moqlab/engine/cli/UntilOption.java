package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.ConditionText;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.MeshSnapshot;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What a run may be stopped by, shared by the subcommands that play one.
final class UntilOption {
    @Option(
            names = "--until",
            paramLabel = "COND",
            converter = Reader.class,
            description = {
                "Stop when this happens: 'finding [INVARIANT]', 'RELAY changes|gets|loses [NS]'"
                        + " (any for every relay), 'CLIENT is STATE', 'messages N' or 'time T'."
            })
    private @Nullable Condition condition;

    /// What is looked for; empty when the option is not there.
    Optional<Condition> condition() {
        return Optional.ofNullable(condition);
    }

    /// A search from the beginning of a run.
    Optional<Until> search() {
        return condition().map(wanted -> new Until(wanted, MeshSnapshot.EMPTY));
    }

    /// Says that a run ended without what it was to go on until.
    ///
    /// @return the exit status
    static int unmet(Until until, PrintWriter err) {
        err.print("lab: '" + until.condition().text() + "' did not happen\n");
        err.flush();
        return ExitStatus.NOT_EXPECTED;
    }

    /// Reads a condition.
    static final class Reader implements ITypeConverter<Condition> {
        @Override
        public Condition convert(String text) {
            return ConditionText.parse(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "expected " + Condition.FORMS + ", found '" + text + "'"));
        }
    }
}
