package org.moqlab.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Finds what is to be played in files and folders.
final class Plays {
    /// Deepest folder that is looked into.
    static final int MAX_DEPTH = 16;

    /// Most files that are looked at.
    static final int MAX_FILES = 10_000;

    private Plays() {}

    /// A scenario file that was read.
    ///
    /// @param named whether it was named itself, not its folder
    record Shelved(Path file, Exhibit exhibit, boolean named) {
        /// What there is to play.
        ///
        /// @param live over real QUIC: of a folder, and of variants, only what is marked so
        List<Play> plays(boolean live) {
            List<Variant> runs = exhibit.runs();
            List<Play> plays = new ArrayList<>();
            for (Variant run : runs) {
                boolean itself = named && run.equals(runs.getFirst());
                if (!live || run.live() || itself) {
                    plays.add(new Play(file, run, runs.size() == 1));
                }
            }
            return plays;
        }
    }

    /// The scenario files in `places`, those of a folder by name; files keep their order.
    ///
    /// @throws ScenarioException when one is no scenario, or a folder holds none
    static List<Shelved> find(List<Path> places) throws ScenarioException {
        List<Shelved> found = new ArrayList<>();
        for (Path place : places) {
            boolean folder = Files.isDirectory(place);
            List<Path> files = folder ? files(place) : List.of(place);
            for (Path file : files) {
                found.add(new Shelved(file, ScenarioFile.exhibit(file), !folder));
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) throws ScenarioException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, MAX_DEPTH)) {
            files = all.filter(Plays::isScenario).limit(MAX_FILES).sorted().toList();
        } catch (IOException e) {
            throw unusable(folder, "an error: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw unusable(folder, "none");
        }
        return files;
    }

    private static ScenarioException unusable(Path folder, String found) {
        return new ScenarioException(folder.toString(), 1, 1, "a folder with .yaml files", found);
    }

    private static boolean isScenario(Path file) {
        String name = file.toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    /// The samples that come with the lab: in this folder, else where the launcher is.
    static Path samples() {
        Path here = Path.of("sample-meshes");
        @Nullable String home = System.getProperty("moqlab.home");
        return Files.isDirectory(here) || home == null ? here : Path.of(home).resolve(here);
    }

    /// The variant of that name.
    static Optional<Variant> variant(Exhibit exhibit, String name) {
        return exhibit.runs().stream().filter(run -> run.name().equals(name)).findFirst();
    }
}
