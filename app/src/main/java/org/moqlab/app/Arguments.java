package org.moqlab.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;

/// What was asked for on the command line.
///
/// @param file the scenario to open; empty for the one shipped
/// @param shot the picture to draw instead of opening a window
record Arguments(Optional<Path> file, Optional<Shot> shot) {
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");

    /// Reads a command line.
    ///
    /// @return empty when it cannot be understood
    static Optional<Arguments> parse(String... args) {
        ArrayDeque<String> rest = new ArrayDeque<>(List.of(args));
        Optional<Path> file = Optional.empty();
        Optional<Path> picture = Optional.empty();
        Optional<Matcher> size = Optional.empty();
        Optional<ThemeChoice> theme = Optional.of(ThemeChoice.DARK);
        OptionalLong at = OptionalLong.of(0);
        while (!rest.isEmpty()) {
            String arg = rest.remove();
            switch (arg) {
                case "--shot" -> {
                    picture = path(orEmpty(rest.poll()));
                    size = Optional.of(SIZE.matcher(orEmpty(rest.poll()))).filter(Matcher::matches);
                    if (picture.isEmpty() || size.isEmpty()) {
                        return Optional.empty();
                    }
                }
                case "--theme" -> theme = theme(orEmpty(rest.poll()));
                case "--at" -> at = Durations.parse(orEmpty(rest.poll()));
                default -> {
                    if (arg.startsWith("-") || file.isPresent()) {
                        return Optional.empty();
                    }
                    file = path(arg);
                }
            }
        }
        return theme.isEmpty() || at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Arguments(file, shot(picture, size, theme.get(), at.getAsLong())));
    }

    private static Optional<Shot> shot(
            Optional<Path> picture, Optional<Matcher> size, ThemeChoice theme, long at) {
        return picture.flatMap(path ->
                size.map(m ->
                        new Shot(
                                path,
                                Integer.parseInt(m.group(1)),
                                Integer.parseInt(m.group(2)),
                                theme,
                                at)));
    }

    private static Optional<ThemeChoice> theme(String name) {
        return switch (name) {
            case "light" -> Optional.of(ThemeChoice.LIGHT);
            case "dark" -> Optional.of(ThemeChoice.DARK);
            default -> Optional.empty();
        };
    }

    private static Optional<Path> path(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String orEmpty(@Nullable String arg) {
        return arg == null ? "" : arg;
    }
}
