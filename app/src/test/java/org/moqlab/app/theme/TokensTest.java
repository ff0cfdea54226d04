package org.moqlab.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

final class TokensTest {
    private static final List<Token> BEHIND = List.of(Token.PANE, Token.CANVAS, Token.RAISED);
    private static final List<Token> STATES =
            List.of(Token.LIVE, Token.LINGER, Token.HOLD, Token.GHOST, Token.MISSING);
    private static final double TEXT = 4.5;
    private static final double GLYPH = 3;
    private static final double DISTINCT = 10;

    private record Pair(Token front, Token back, double least) {}

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Token back : BEHIND) {
            for (Token text : List.of(Token.TEXT, Token.DIM, Token.FAINT, Token.ACCENT)) {
                pairs.add(new Pair(text, back, TEXT));
            }
            for (Token glyph : STATES) {
                pairs.add(new Pair(glyph, back, GLYPH));
            }
            pairs.add(new Pair(Token.EDGE2, back, GLYPH));
            pairs.add(new Pair(Token.LINE2, back, GLYPH));
        }
        for (Token fill :
                List.of(
                        Token.LIVEBG,
                        Token.LINGERBG,
                        Token.HOLDBG,
                        Token.GHOSTBG,
                        Token.ACCENTBG)) {
            pairs.add(new Pair(Token.TEXT, fill, TEXT));
        }
        pairs.add(new Pair(Token.LIVE, Token.LIVEBG, GLYPH));
        pairs.add(new Pair(Token.LINGER, Token.LINGERBG, GLYPH));
        pairs.add(new Pair(Token.HOLD, Token.HOLDBG, GLYPH));
        pairs.add(new Pair(Token.GHOST, Token.GHOSTBG, GLYPH));
        pairs.add(new Pair(Token.MISSING, Token.MISSINGBG, GLYPH));
        pairs.add(new Pair(Token.DIM, Token.ACCENTBG, TEXT));
        pairs.add(new Pair(Token.GHOST, Token.ACCENTBG, TEXT));
        pairs.add(new Pair(Token.LIVE, Token.ACCENTBG, TEXT));
        pairs.add(new Pair(Token.ONACCENT, Token.ACCENT, TEXT));
        pairs.add(new Pair(Token.PANE, Token.GHOST, TEXT));
        return pairs;
    }

    private static List<String> tooFaint(Function<Token, Color> colors) {
        return pairs().stream()
                .filter(p ->
                        Vision.contrast(colors.apply(p.front()), colors.apply(p.back()))
                                < p.least())
                .map(Pair::toString)
                .toList();
    }

    @Test
    void wordsAndGlyphsKeepTheirContrastInBothSchemes() throws IOException {
        Tokens tokens = Tokens.read();
        assertEquals(List.of(), tooFaint(tokens::light));
        assertEquals(List.of(), tooFaint(tokens::dark));
    }

    @Test
    void stateColoursStayApartForColourBlindEyes() throws IOException {
        Tokens tokens = Tokens.read();
        for (Vision vision : Vision.values()) {
            assertTrue(closest(tokens::light, vision) >= DISTINCT, "light, " + vision);
            assertTrue(closest(tokens::dark, vision) >= DISTINCT, "dark, " + vision);
        }
    }

    private static double closest(Function<Token, Color> colors, Vision vision) {
        double closest = Double.POSITIVE_INFINITY;
        for (Token a : STATES) {
            for (Token b : STATES) {
                if (a != b) {
                    double distance =
                            Vision.difference(
                                    vision.seen(colors.apply(a)), vision.seen(colors.apply(b)));
                    closest = Math.min(closest, distance);
                }
            }
        }
        return closest;
    }

    @Test
    void bothSchemesHaveEveryTokenAndNoOther() throws IOException {
        Tokens tokens = Tokens.read();
        TreeSet<String> keys = new TreeSet<>();
        Arrays.stream(Token.values()).map(Token::key).forEach(keys::add);
        assertEquals(keys, tokens.lights().keySet());
        assertEquals(keys, tokens.darks().keySet());
    }

    @Test
    void onlyTheTokensFileNamesColours() throws IOException {
        Path root = Path.of(System.getProperty("moqlab.root"));
        List<String> offenders = new ArrayList<>(literal(root.resolve("styles"), ".css"));
        offenders.addAll(literal(root.resolve("fxml"), ".fxml"));
        offenders.addAll(literal(root.resolve("app/src/main/java"), ".java"));
        assertEquals(List.of(), offenders);
    }

    private static List<String> literal(Path folder, String suffix) throws IOException {
        Pattern color =
                Pattern.compile(
                        "#[0-9A-Fa-f]{6}\\b|#[0-9A-Fa-f]{3}\\b[;,]|\\brgba?\\("
                                + "|Color\\.(web|rgb|color|hsb|gray|valueOf)\\(");
        List<String> offenders = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(suffix))
                            .filter(f -> !f.endsWith("tokens.css"))
                            .toList()) {
                if (color.matcher(Files.readString(file)).find()) {
                    offenders.add(file.getFileName().toString());
                }
            }
        }
        return offenders;
    }
}
