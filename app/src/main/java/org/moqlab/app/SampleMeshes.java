package org.moqlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.moqlab.app.lesson.Lesson;
import org.moqlab.app.lesson.LessonFile;
import org.moqlab.app.museum.Collection;
import org.moqlab.app.museum.Piece;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// The sample meshes shipped with the program, from its folder of classes or its jar.
final class SampleMeshes implements Collection {
    private static final String FOLDER = "sample-meshes";
    private static final String ENDING = ".yaml";

    /// The scenario a first opening shows.
    static Exhibit zombieMesh() {
        return named("zombie-mesh.yaml");
    }

    /// One of them.
    ///
    /// @param file its name in the folder
    static Exhibit named(String file) {
        String name = FOLDER + "/" + file;
        try (InputStream in =
                Objects.requireNonNull(MeshLab.class.getResourceAsStream(name), name)) {
            return ScenarioFile.exhibit(name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException | ScenarioException e) {
            throw new IllegalStateException("the shipped " + name + " is broken", e);
        }
    }

    @Override
    public List<Piece> read() {
        return in(SampleMeshes::pieces);
    }

    /// The lessons shipped with the program, in order.
    static List<Lesson> lessons() {
        return in(SampleMeshes::lessons);
    }

    /// Looks into the folder.
    private interface Look<T> {
        T at(Path folder) throws IOException, ScenarioException;
    }

    private static <T> T in(Look<T> look) {
        URL folder = Objects.requireNonNull(MeshLab.class.getResource(FOLDER), FOLDER);
        try {
            URI place = folder.toURI();
            if (place.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                    return look.at(jar.getPath("/org/moqlab/app", FOLDER));
                }
            }
            return look.at(Path.of(place));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + FOLDER + " cannot be read", e);
        } catch (URISyntaxException | ScenarioException e) {
            throw new IllegalStateException("the shipped " + FOLDER + " are broken", e);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<Lesson> lessons(Path folder) throws IOException, ScenarioException {
        List<Lesson> lessons = new ArrayList<>();
        for (Path file : files(folder, LessonFile.ENDING)) {
            lessons.add(LessonFile.read(file));
        }
        lessons.sort(Comparator.comparingInt(Lesson::number));
        return lessons;
    }

    /// Exhibits by family and number, then what is no exhibit.
    private static List<Piece> pieces(Path folder) throws IOException, ScenarioException {
        List<Piece> pieces = new ArrayList<>();
        for (Path file : files(folder, ENDING)) {
            String name = file.getFileName().toString();
            String text = Files.readString(file, UTF_8);
            pieces.add(
                    new Piece(
                            name.substring(0, name.length() - ENDING.length()),
                            ScenarioFile.exhibit(name, text)));
        }
        pieces.sort(
                Comparator.comparingInt((Piece p) -> family(p.exhibit()))
                        .thenComparingInt(
                                p -> p.exhibit().card().map(Exhibit.Card::number).orElse(0)));
        return pieces;
    }

    private static int family(Exhibit exhibit) {
        List<Exhibit.Family> order = List.of(Exhibit.Family.values());
        return exhibit.card().map(card -> order.indexOf(card.family())).orElse(order.size());
    }
}
