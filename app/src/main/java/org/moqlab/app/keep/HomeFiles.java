package org.moqlab.app.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.moqlab.engine.file.WholeFile;

/// Where the program keeps what it keeps in a person's home. Where that cannot be read or written
/// it does without.
///
/// @param settings the file of settings
/// @param log the file of errors
/// @param drafts the folder of what is not saved yet
public record HomeFiles(Path settings, Path log, Path drafts) {
    /// Largest file of settings that is read, bytes.
    static final long MAX_SETTINGS = 1 << 20;

    /// Largest log; a larger one begins anew, bytes.
    static final long MAX_LOG = 1 << 20;

    /// Most files of damaged settings that are left.
    static final int MAX_ASIDE = 10;

    private static final String NAME = "moq-mesh-lab";

    /// The usual places, by the XDG base directories.
    public static HomeFiles usual() {
        return in(folder("XDG_CONFIG_HOME", ".config"), folder("XDG_STATE_HOME", ".local/state"));
    }

    /// Places in two folders.
    ///
    /// @param config for settings
    /// @param state for all else
    public static HomeFiles in(Path config, Path state) {
        return new HomeFiles(
                config.resolve("settings.properties"),
                state.resolve("errors.log"),
                state.resolve("drafts"));
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

    /// The settings kept last; none when there are none, or they cannot be read. Those that cannot
    /// be read are put aside, as they would be lost when the next ones are kept.
    ///
    /// @param damaged told where those are that cannot be read
    public Map<String, String> load(Consumer<Path> damaged) {
        Properties kept = new Properties();
        try {
            if (Files.isRegularFile(settings)) {
                read(kept);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            damaged.accept(aside());
            return Map.of();
        }
        Map<String, String> all = new TreeMap<>();
        kept.stringPropertyNames().forEach(key -> all.put(key, kept.getProperty(key, "")));
        return all;
    }

    private void read(Properties kept) throws IOException {
        if (Files.size(settings) > MAX_SETTINGS) {
            throw new IOException("more than " + MAX_SETTINGS + " octets");
        }
        try (Reader in = Files.newBufferedReader(settings, UTF_8)) {
            kept.load(in);
        }
    }

    /// Puts the settings aside; what was put aside before stays, up to [#MAX_ASIDE] files.
    private Path aside() {
        int number = 1;
        while (number < MAX_ASIDE && Files.exists(aside(number))) {
            number++;
        }
        try {
            return Files.move(settings, aside(number), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            return settings;
        }
    }

    private Path aside(int number) {
        return settings.resolveSibling("damaged-" + number + ".properties");
    }

    /// Keeps settings.
    ///
    /// @throws IOException when they cannot be written; those kept before are as they were then
    public void keep(Map<String, String> all) throws IOException {
        Properties properties = new Properties();
        properties.putAll(all);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        String lines =
                text.toString()
                        .lines()
                        .filter(Predicate.not(line -> line.startsWith("#")))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(settings.toAbsolutePath().getParent());
        WholeFile.write(settings, lines);
    }

    /// Writes what broke into the log.
    ///
    /// @return the log; empty when it cannot be written
    public Optional<Path> note(Instant when, Throwable broken) {
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
