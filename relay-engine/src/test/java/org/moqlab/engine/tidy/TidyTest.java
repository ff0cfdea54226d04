package org.moqlab.engine.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The house rules for source files, in every module and for tests too where not said otherwise.
final class TidyTest {
    private static final int MAX_FILE_LINES = 400;
    private static final int MAX_METHOD_LINES = 40;
    private static final List<String> VAGUE_NAMES =
            List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl");

    /// In two pieces, so that this file may keep the rule itself.
    private static final List<Pattern> UNFINISHED =
            List.of(
                    Pattern.compile("\\bTO" + "DO\\b"),
                    Pattern.compile("\\bFIX" + "ME\\b"),
                    Pattern.compile("@Dis" + "abled\\b"));

    private static final Pattern SLEEP = Pattern.compile("Thread\\.sle" + "ep\\(");

    /// Look at a mesh every so often; nothing else waits by the clock.
    private static final List<Path> MAY_SLEEP =
            List.of(
                    Path.of("org/moqlab/engine/cli/Playback.java"),
                    Path.of("org/moqlab/engine/cli/WatchCommand.java"));

    private static final Pattern JAVA_COLOUR =
            Pattern.compile(
                    "\"[^\"]*#(\\p{XDigit}{8}|\\p{XDigit}{6}|\\p{XDigit}{3})\\b"
                            + "|rgba?\\("
                            + "|Color\\.(web|rgb|hsb|gray|grayRgb|color|valueOf)\\(");

    private static final Pattern CSS_COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CSS_COLOUR =
            Pattern.compile(
                    ":[^;{}]*(#(\\p{XDigit}{8}|\\p{XDigit}{6}|\\p{XDigit}{3,4})\\b|\\b(rgb|hsb)a?\\()");

    private static final List<String> EXACT = List.of("simulation", "relay", "routing", "session");

    private static Path root = Path.of(".");
    private static List<JavaSource> all = List.of();

    @BeforeAll
    static void parse() {
        root = Path.of(System.getProperty("moqlab.root")).toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>();
        for (String module : List.of("relay-engine", "app")) {
            files.addAll(under(root.resolve(module).resolve("src"), ".java"));
        }
        all = JavaSource.parse(files);
    }

    private static List<Path> under(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isMain(JavaSource source) {
        return source.path().toString().contains("/src/main/");
    }

    private static void none(
            Stream<JavaSource> sources, Function<JavaSource, List<String>> problems) {
        List<String> found = sources.flatMap(s -> problems.apply(s).stream()).toList();
        assertEquals(List.of(), found, String.join("\n", found));
    }

    private static List<String> matches(Pattern pattern, Path file, String text) {
        return pattern.matcher(text)
                .results()
                .map(m -> root.relativize(file) + ": " + m.group().strip())
                .toList();
    }

    @Test
    void the_whole_tree_is_read() {
        assertTrue(all.size() > 100, all.size() + " files under " + root);
    }

    @Test
    void files_have_at_most_400_lines() {
        none(
                all.stream().filter(s -> s.length() > MAX_FILE_LINES),
                s -> List.of(root.relativize(s.path()) + " has " + s.length() + " lines"));
    }

    @Test
    void methods_have_at_most_40_lines() {
        none(all.stream(), s -> s.longMethods(MAX_METHOD_LINES));
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        TreeSet<Path> folders = new TreeSet<>();
        all.stream().filter(TidyTest::isMain).forEach(s -> folders.add(s.path().getParent()));
        List<String> found = new ArrayList<>();
        for (Path folder : folders) {
            Path info = folder.resolve("package-info.java");
            String text =
                    all.stream()
                            .filter(s -> s.path().equals(info))
                            .findFirst()
                            .map(JavaSource::text)
                            .orElse("");
            if (!text.startsWith("///") || !text.contains("@NullMarked")) {
                found.add(root.relativize(info).toString());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void public_types_and_methods_are_documented() {
        none(all.stream().filter(TidyTest::isMain), JavaSource::undocumented);
    }

    @Test
    void no_name_is_vague() {
        none(all.stream(), s -> s.typesEndingWith(VAGUE_NAMES));
    }

    @Test
    void nothing_is_left_unfinished() {
        for (Pattern pattern : UNFINISHED) {
            none(all.stream(), s -> matches(pattern, s.path(), s.text()));
        }
    }

    @Test
    void nobody_sleeps() {
        none(
                all.stream().filter(s -> MAY_SLEEP.stream().noneMatch(s.path()::endsWith)),
                s -> matches(SLEEP, s.path(), s.text()));
    }

    @Test
    void what_must_repeat_exactly_has_no_floating_point() {
        none(
                all.stream()
                        .filter(TidyTest::isMain)
                        .filter(s ->
                                EXACT.stream()
                                        .anyMatch(p ->
                                                s.path()
                                                        .toString()
                                                        .contains("/engine/" + p + "/"))),
                JavaSource::floatingPoint);
    }

    @Test
    void colours_are_named_only_in_the_tokens() throws IOException {
        List<String> found = new ArrayList<>();
        for (JavaSource source : all) {
            if (isMain(source) && source.path().startsWith(root.resolve("app"))) {
                found.addAll(matches(JAVA_COLOUR, source.path(), source.text()));
            }
        }
        List<Path> sheets = new ArrayList<>(under(root.resolve("styles"), ".css"));
        sheets.addAll(under(root.resolve("app/src"), ".css"));
        for (Path sheet : sheets) {
            if (!sheet.endsWith("tokens.css")) {
                String rules = CSS_COMMENT.matcher(Files.readString(sheet)).replaceAll("");
                found.addAll(matches(CSS_COLOUR, sheet, rules));
            }
        }
        assertEquals(List.of(), found, String.join("\n", found));
    }
}
