package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged scenario files are read or refused, never anything else. Rounds:
/// `-Dmoqlab.fuzz.rounds=N`.
@Tag("fuzz")
final class ScenarioFuzzTest {
    private static final int ROUNDS = Integer.getInteger("moqlab.fuzz.rounds", 2_000);
    private static final int MAX_WOUNDS = 4;
    private static final Pattern REFUSAL =
            Pattern.compile("f\\.yaml:[1-9][0-9]*:[1-9][0-9]*: expected [^\\n]+, found [^\\n]+");
    private static final List<String> SHRAPNEL =
            List.of(
                    "\t", "\n", "\r", " ", ": ", "- ", "{", "}", "[", "]", ",", "&a ", "*a", "!x ",
                    "|\n", ">", "'", "\"", "\\", "#", "---\n", "...\n", "%", "?", "<<: ", "\0",
                    "\uFEFF", "\uD800", "😀", "null", "~", "1e9", "0x1", "-1", "all", "A", "at: 1s",
                    "\u2028", "\u0085");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zombie-mesh.yaml",
                "1-hop-count/zombie-pair.yaml",
                "1-hop-count/frozen-corpse.yaml"
            })
    void aDamagedFileIsReadOrRefused(String name) throws IOException {
        String whole =
                Files.readString(
                        Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes", name));
        Random random = new Random(name.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            String damaged = damage(whole, random);
            try {
                ScenarioFile.parse("f.yaml", damaged);
            } catch (ScenarioException e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(REFUSAL.matcher(message).matches(), message);
                long lines = damaged.lines().count() + 1;
                assertTrue(e.line() <= lines, () -> message + " in\n" + damaged);
            }
        }
    }

    @Test
    void halfACharacterIsRefusedWhereverItIs() {
        for (int at : List.of(0, 1, 1_022, 1_023, 1_024, 1_025, 2_049)) {
            String text = "#".repeat(at) + "\uD800" + "#".repeat(5_000);
            ScenarioException refused =
                    assertThrows(ScenarioException.class, () -> ScenarioFile.parse("f.yaml", text));
            assertEquals(1, refused.line());
            assertEquals(at + 1, refused.column());
            String cut = text.substring(0, at + 1);
            assertThrows(ScenarioException.class, () -> ScenarioFile.parse("f.yaml", cut));
        }
    }

    @Test
    void aWholeCharacterOfTwoHalvesIsReadWhereverItIs() throws ScenarioException {
        String mesh =
                "title: t\nmesh: {policy: gossip-2026-05, topology: {shape: full, relays: [A]}}\n";
        for (int at : List.of(1_000, 1_022, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049)) {
            String comment = "#".repeat(at) + "😀" + "#".repeat(5_000) + "\n";
            assertEquals("t", ScenarioFile.parse("f.yaml", comment + mesh).title());
        }
    }

    private static String damage(String whole, Random random) {
        StringBuilder text = new StringBuilder(whole);
        for (int wound = random.nextInt(MAX_WOUNDS); wound >= 0; wound--) {
            int at = random.nextInt(text.length());
            int length = random.nextInt(Math.min(20, text.length() - at));
            String piece = SHRAPNEL.get(random.nextInt(SHRAPNEL.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.replace(at, at + length, piece);
                case 2 -> text.delete(at, at + length);
                default -> text.insert(at, text.substring(at, at + length));
            }
        }
        return text.toString();
    }
}
