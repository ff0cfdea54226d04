package org.moqlab.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.export.MeshExport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lab export`: a scenario's mesh for real machines.
@Command(
        name = "export",
        description = {
            "Write the mesh of a scenario as files for real machines.",
            "",
            "Relays become hosts relay-0, relay-1 and so on. The files hold no key: a script among"
                    + " them makes certificates. docs/export.md says how to start them.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab export sample-meshes/zombie-mesh.yaml --compose --out mesh",
            "  lab export FILE --kubernetes --out mesh",
            "  lab export FILE --moq-relay-toml --out mesh"
        })
final class ExportCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private final Input input = new Input();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Form form = new Form();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to write the files; made when it is not there.")
    private Path folder = Path.of(".");

    /// What to write.
    static final class Form {
        @Option(names = "--compose", description = "A compose file and configurations.")
        private boolean compose;

        @Option(names = "--kubernetes", description = "Manifests.")
        private boolean kubernetes;

        @Option(names = "--moq-relay-toml", description = "Configurations of moq-relay.")
        private boolean moqRelay;

        Map<String, String> files(MeshExport export) {
            if (moqRelay) {
                return export.moqRelay();
            }
            return kubernetes && !compose ? export.kubernetes() : export.compose();
        }
    }

    ExportCommand() {}

    @Override
    public Integer call() throws Exception {
        MeshExport export = new MeshExport(input.scenario());
        Map<String, String> files = form.files(export);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ParameterException(
                    Lab.line(spec), "cannot make " + folder + ": " + e.getMessage(), e);
        }
        PrintWriter out = Lab.out(spec);
        files.forEach((name, text) -> {
            Output.write(folder.resolve(name), text, Lab.line(spec));
            out.print(folder.resolve(name) + "\n");
        });
        PrintWriter err = Lab.err(spec);
        export.omissions().forEach(line -> err.print("left out: " + line + "\n"));
        err.flush();
        return ExitStatus.EXPECTED;
    }
}
