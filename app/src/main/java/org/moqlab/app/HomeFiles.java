package org.moqlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.moqlab.app.work.WholeFile;

/// What the program keeps in a person's home: settings and a log of what broke. Where they cannot
/// be read or written it does without them.
///
/// @param settings the file of settings
/// @param log the file of errors
record HomeFiles(Path settings, Path log) {
    /// Largest log; a larger one begins anew, bytes.
    static final long MAX_LOG = 1 << 20;

    private static final String NAME = "moq-mesh-lab";

    /// The usual places, by the XDG base directories.
    static HomeFiles usual() {
        return new HomeFiles(
                folder("XDG_CONFIG_HOME", ".config").resolve("settings.properties"),
                folder("XDG_STATE_HOME", ".local/state").resolve("errors.log"));
    }

    private static Path folder(String variable, String otherwise) {
        String set = System.getenv(variable);
        Path home = Path.of(System.getProperty("user.home", "."));
        try {
            Path base = set == null || set.isBlank() ? home.resolve(otherwise) : Path.of(set);
            return base.resolve(NAME);
        } catch (InvalidPathException e) {
            return home.resolve(otherwise).resolve(NAME);
        }
    }

    /// The settings kept last; none when there are none, or they cannot be read.
    Map<String, String> load() {
        Properties kept = new Properties();
        if (Files.isRegularFile(settings)) {
            try (Reader in = Files.newBufferedReader(settings, UTF_8)) {
                kept.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                return Map.of();
            }
        }
        Map<String, String> all = new TreeMap<>();
        kept.stringPropertyNames().forEach(key -> all.put(key, kept.getProperty(key, "")));
        return all;
    }

    /// Keeps settings.
    ///
    /// @return whether they could be written
    boolean keep(Map<String, String> all) {
        String text =
                new TreeMap<>(all)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                                .collect(Collectors.joining());
        try {
            Files.createDirectories(settings.toAbsolutePath().getParent());
            WholeFile.write(settings, text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Writes what broke into the log.
    ///
    /// @return the log; empty when it cannot be written
    Optional<Path> note(Instant when, Throwable broken) {
        StringWriter text = new StringWriter();
        text.append(when.toString()).append(' ');
        broken.printStackTrace(new PrintWriter(text));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log) && Files.size(log) > MAX_LOG) {
                Files.delete(log);
            }
            Files.writeString(
                    log,
                    text.toString(),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.of(log);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
