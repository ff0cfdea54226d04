package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.words.Words;

final class WordsAndColoursTest {
    private static final Path ROOT = Path.of(System.getProperty("moqlab.root"));
    private static final Pattern MESSAGE = Pattern.compile("\"%([a-z0-9.-]+)\"");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static Set<String> found(Pattern pattern, Path file, int group) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(group))
                .forEach(found::add);
        return found;
    }

    @Test
    void everyWordInTheLayoutsIsInTheBundle() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Path file : files("fxml", ".fxml")) {
            missing.addAll(found(MESSAGE, file, 1));
        }
        missing.removeIf(Words.BUNDLE::containsKey);
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void noWordsStandTwiceUnderOneNameInTheBundle() throws IOException {
        List<String> names = new ArrayList<>();
        try (BufferedReader lines =
                Files.newBufferedReader(
                        ROOT.resolve(
                                "app/src/main/resources/org/moqlab/app/messages.properties"))) {
            lines.lines()
                    .filter(line -> line.matches("[A-Za-z0-9._-]+=.*"))
                    .forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        }
        Set<String> twice = new TreeSet<>(names);
        twice.removeIf(name -> names.indexOf(name) == names.lastIndexOf(name));
        assertTrue(names.size() > 500, names.size() + " names were read");
        assertEquals(Set.of(), twice);
    }

    @Test
    void everyCommandHasWordsAndAKeyOfItsOwn() {
        TreeSet<String> keys = new TreeSet<>();
        for (LabCommand command : LabCommand.values()) {
            assertEquals(true, Words.BUNDLE.containsKey(command.message()), command.message());
            assertEquals(true, keys.add(command.key()), command.key() + " has two commands");
        }
    }

    @Test
    void noStyleSheetButTheTokensNamesAColour() throws IOException {
        TreeSet<String> literal = new TreeSet<>();
        for (Path file : files("styles", ".css")) {
            if (!file.endsWith("tokens.css") && !found(COLOUR, file, 0).isEmpty()) {
                literal.add(ROOT.relativize(file) + " " + found(COLOUR, file, 0));
            }
        }
        assertEquals(new TreeSet<>(), literal);
    }
}
