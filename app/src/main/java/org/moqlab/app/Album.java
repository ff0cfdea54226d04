package org.moqlab.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /// Whether the command line `shots --help` asks how it is used.
    static boolean isHelp(String... args) {
        return isAsked(args) && args.length > 1 && List.of("--help", "-h").contains(args[1]);
    }

    /// How it is used, with the names of all screens.
    static String help() {
        return Words.of("shots.help", names());
    }

    /// What is wrong with a command line that asks for pictures; empty where nothing is, or it asks
    /// for something else.
    static Optional<String> complaint(String... args) {
        if (!isAsked(args)) {
            return Optional.empty();
        }
        if (args.length < 2 || args[1].startsWith("-") || folder(args[1]).isEmpty()) {
            return Optional.of(Words.of("shots.no-folder", args.length < 2 ? "" : args[1]));
        }
        return List.of(args).subList(2, args.length).stream()
                .filter(name -> screen(name).isEmpty())
                .findFirst()
                .map(name -> Words.of("shots.no-screen", name, names()));
    }

    /// Reads the command line `shots FOLDER [SCREEN…]`.
    ///
    /// @return empty when it asks for something else, or there is a [#complaint]
    static Optional<Album> asked(String... args) {
        if (!isAsked(args) || complaint(args).isPresent()) {
            return Optional.empty();
        }
        List<Screen> wanted =
                List.of(args).subList(2, args.length).stream()
                        .flatMap(name -> screen(name).stream())
                        .toList();
        return folder(args[1])
                .map(folder -> new Album(folder, wanted.isEmpty() ? Screens.all() : wanted));
    }

    private static boolean isAsked(String... args) {
        return args.length > 0 && args[0].equals(WORD);
    }

    private static Optional<Path> folder(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Screen> screen(String name) {
        return Screens.all().stream().filter(screen -> screen.name().equals(name)).findFirst();
    }

    private static String names() {
        return Screens.all().stream().map(Screen::name).collect(Collectors.joining(" "));
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
