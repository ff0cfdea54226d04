package org.moqlab.app.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.FullDisk;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Reel;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.Durations;

final class FilmViewModelTest {
    private static final int PIXELS = 640 * 400;

    private final Run run = new Run(Scenarios.pair());
    private final List<String> said = new ArrayList<>();
    private final List<Moment> drawn = new ArrayList<>();
    private Path place = Path.of("film.gif");
    private int cancelAt = Integer.MAX_VALUE;

    @TempDir private Path folder;

    private final FilmViewModel film =
            new FilmViewModel(new Recorded(), Runnable::run, Runnable::run);

    private final class Recorded implements FilmViewModel.Studio {
        @Override
        public long now() {
            return run.mesh().now();
        }

        @Override
        public long end() {
            return run.mesh().now();
        }

        @Override
        public Optional<Reel> reel(Reel.Span span) {
            return Optional.of(new Reel(run.mesh().scenario(), false, run.mesh().journal(), span));
        }

        @Override
        public FilmViewModel.Camera camera(FilmViewModel.Size size) {
            return (moment, _, _) -> {
                drawn.add(moment);
                if (drawn.size() == cancelAt) {
                    film.cancel();
                }
                int[] pixels = new int[PIXELS];
                pixels[drawn.size() % PIXELS] = 0xffffff;
                return pixels;
            };
        }

        @Override
        public Optional<Path> pick(String suggested) {
            return Optional.of(place);
        }

        @Override
        public void written(Path there) {
            said.add("written");
        }

        @Override
        public void failed(Path there, String why) {
            said.add("failed: " + why);
        }
    }

    @BeforeEach
    void play() {
        place = folder.resolve("film.gif");
        run.to(4 * Durations.SECOND);
        film.show();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFilmGoesFromItsFirstMomentToItsLastAsARunIsPlayed() throws IOException {
        film.fromProperty().set("1s");
        film.toProperty().set("4s");
        film.make();
        assertEquals(List.of("written"), said);
        assertEquals(List.of(place), left());
        assertEquals(Durations.SECOND, drawn.getFirst().now());
        assertEquals(4 * Durations.SECOND, drawn.getLast().now());
        for (int i = 1; i < drawn.size(); i++) {
            assertEquals(true, drawn.get(i).now() > drawn.get(i - 1).now());
        }
        assertEquals(run.mesh().snapshot(), drawn.getLast().snapshot());
        for (Moment moment : drawn) {
            long n = run.mesh().journal().lastAt(moment.now());
            assertEquals(n, moment.snapshot().n());
        }
        assertEquals(false, film.busyProperty().get());
    }

    @Test
    void cancellingLeavesNothingBehind() throws IOException {
        cancelAt = 5;
        film.fromProperty().set("0s");
        film.toProperty().set("4s");
        film.make();
        assertEquals(List.of(), said);
        assertEquals(List.of(), left());
        assertEquals(5, drawn.size());
        assertEquals(false, film.busyProperty().get());
    }

    @Test
    void whatCannotBeWrittenIsSaidAndLeavesNothing() throws IOException {
        place = folder.resolve("no-such-folder").resolve("film.gif");
        film.make();
        assertEquals(List.of("failed: there is no such file or folder"), said);
        assertEquals(List.of(), left());
    }

    @Test
    void onAFullDiskTheCauseIsSaidAndNothingIsLeft() throws IOException {
        FullDisk.at(place);
        film.make();
        assertEquals(List.of("failed: " + FullDisk.WHY), said);
        assertEquals(List.of(place), left());
        assertEquals(true, Files.isSymbolicLink(place));
        assertEquals(false, film.busyProperty().get());
    }

    @Test
    void aFilmThatWasThereStaysAsItWasOnAFullDisk() throws IOException {
        Files.writeString(place, "before");
        IOException full =
                assertThrows(
                        IOException.class,
                        () ->
                                WholeFile.write(
                                        place,
                                        part -> {
                                            try (GifFile gif =
                                                    new GifFile(FullDisk.at(part), 640, 400)) {
                                                gif.add(new int[PIXELS]);
                                            }
                                        }));
        assertEquals(FullDisk.WHY, full.getMessage());
        assertEquals("before", Files.readString(place));
        assertEquals(List.of(place), left());
    }

    @Test
    void aFilmMayBeReadByWhomTheUmaskLets() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions");
        film.make();
        Path plain = Files.createFile(folder.resolve("plain"));
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(place));
    }

    @Test
    void timesThatAreNoneOrLieAfterTheRecordingAreRefusedBeforeAnythingIsAsked() {
        film.fromProperty().set("later");
        film.make();
        assertEquals(true, film.saidProperty().get().startsWith("These are no two times"));
        film.fromProperty().set("9s");
        film.toProperty().set("10s");
        film.make();
        assertEquals(true, film.saidProperty().get().startsWith("The recording ends at 4s"));
        assertEquals(List.of(), drawn);
    }

    @Test
    void aFilmThatWouldBeTooLongIsCutAndSaysSo() throws IOException {
        film.speedProperty().set(0.01);
        film.fromProperty().set("1s");
        film.toProperty().set("4s");
        film.make();
        assertEquals(true, drawn.size() <= FilmViewModel.MAX_FRAMES);
        assertEquals(List.of("written"), said);
        assertEquals(List.of(place), left());
    }
}
