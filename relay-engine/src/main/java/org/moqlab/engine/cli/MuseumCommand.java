package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.museum.MeshPicture;
import org.moqlab.engine.mesh.museum.MuseumPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab museum`: writes the index of the exhibits.
@Command(
        name = "museum",
        description = {
            "Write the museum's index, with a drawing of each mesh, from the scenarios that have a"
                    + " 'museum:' card.",
            "",
            "The page is docs/museum.md beside the folder of the scenarios. What is written in"
                    + " not-shown.md of that folder stands at its end.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lab museum",
            "  lab museum --check    say whether it is up to date"
        })
final class MuseumCommand implements Callable<Integer> {
    private static final String PAGE = "museum.md";
    private static final String PICTURES = "museum";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the scenarios are (default: sample-meshes).")
    private @Nullable Path folder;

    @Option(names = "--check", description = "Write nothing; exit 1 when something is out of date.")
    private boolean check;

    @Override
    public Integer call() throws Exception {
        Path from = (folder == null ? Plays.samples() : folder).toAbsolutePath().normalize();
        Path docs = from.resolveSibling("docs");
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<Path, String> file : files(from, docs).entrySet()) {
            if (!read(file.getKey()).equals(file.getValue())) {
                stale.add(file.getKey());
                if (!check) {
                    Files.createDirectories(docs.resolve(PICTURES));
                    Files.writeString(file.getKey(), file.getValue());
                }
            }
        }
        for (Path file : stale) {
            String said = check ? "out of date: " : "written: ";
            Lab.out(spec).print(said + from.resolveSibling("").relativize(file) + "\n");
        }
        return check && !stale.isEmpty() ? ExitStatus.NOT_EXPECTED : ExitStatus.EXPECTED;
    }

    /// What should be there, by file.
    private static Map<Path, String> files(Path from, Path docs)
            throws ScenarioException, IOException {
        Map<Path, String> files = new TreeMap<>();
        List<MuseumPage.Piece> pieces = new ArrayList<>();
        for (Plays.Shelved shelved : Plays.find(List.of(from))) {
            if (shelved.exhibit().card().isPresent()) {
                String name = name(shelved.file());
                String picture = PICTURES + "/" + name + ".svg";
                files.put(docs.resolve(picture), MeshPicture.svg(shelved.exhibit()));
                String path = docs.relativize(shelved.file()).toString().replace('\\', '/');
                pieces.add(new MuseumPage.Piece(path, picture, shelved.exhibit()));
            }
        }
        String notShown = read(from.resolve("not-shown.md"));
        files.put(docs.resolve(PAGE), MuseumPage.markdown(pieces, notShown));
        return files;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
