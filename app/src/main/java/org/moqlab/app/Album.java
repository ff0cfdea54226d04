package org.moqlab.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.words.Words;

/// Pictures of screens of the tour, in both themes and two sizes, made without a display.
///
/// @param folder where they go
/// @param screens which ones
record Album(Path folder, List<Screen> screens) {
    /// Sizes of the pictures, px.
    static final List<Size> SIZES = List.of(new Size(1_280, 800), new Size(1_920, 1_200));

    private static final String WORD = "shots";
    private static final List<ThemeChoice> THEMES = List.of(ThemeChoice.DARK, ThemeChoice.LIGHT);

    /// A size in px.
    record Size(int width, int height) {}

    /// Reads the command line `shots FOLDER [SCREEN…]`.
    ///
    /// @return empty when it asks for something else, or for a screen there is not
    static Optional<Album> asked(String... args) {
        if (args.length < 2 || !args[0].equals(WORD)) {
            return Optional.empty();
        }
        List<Screen> all = Screens.all();
        List<Screen> wanted = new ArrayList<>();
        for (String name : List.of(args).subList(2, args.length)) {
            Optional<Screen> found = all.stream().filter(s -> s.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(found.get());
        }
        try {
            return Optional.of(new Album(Path.of(args[1]), wanted.isEmpty() ? all : wanted));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Draws them all. Not on the FX thread.
    ///
    /// @param out told of every picture that is written
    void draw(MeshFactory engine, PrintStream out) throws IOException {
        Files.createDirectories(folder);
        int done = 0;
        int all = screens.size() * THEMES.size() * SIZES.size();
        for (Screen screen : screens) {
            for (Size size : SIZES) {
                for (ThemeChoice theme : THEMES) {
                    Path file = folder.resolve(name(screen, theme, size));
                    new Shot(file, size.width(), size.height(), theme, screen.at())
                            .take(engine, SampleMeshes.named(screen.scenario()), screen.arrange());
                    done++;
                    out.println(
                            Words.of(
                                    "shots.drawn",
                                    Integer.toString(done),
                                    Integer.toString(all),
                                    file.toString()));
                }
            }
        }
    }

    /// Name of a picture, such as `ghost-dark-1280.png`.
    static String name(Screen screen, ThemeChoice theme, Size size) {
        String colours = theme.name().toLowerCase(Locale.ROOT);
        return screen.name() + "-" + colours + "-" + size.width() + ".png";
    }
}
