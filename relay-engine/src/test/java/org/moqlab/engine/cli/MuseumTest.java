package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.Checkout.ROOT;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.routing.policy.Policies;

/// The museum is whole: every exhibit has both sides, asserts something of each, and stands in the
/// index as its file says.
final class MuseumTest {
    @TempDir private Path folder;

    private static List<Plays.Shelved> exhibits() throws ScenarioException {
        return Plays.find(List.of(ROOT.resolve("sample-meshes"))).stream()
                .filter(shelved -> shelved.exhibit().card().isPresent())
                .toList();
    }

    private static int lab(StringWriter out, String... args) {
        PrintWriter err = new PrintWriter(new StringWriter());
        return Lab.run(args, new PrintWriter(out), err, new OwnDrivers());
    }

    @Test
    void theIndexSaysWhatTheFilesSay() {
        StringWriter out = new StringWriter();
        assertEquals(
                "0",
                lab(out, "museum", "--check", ROOT.resolve("sample-meshes").toString())
                        + out.toString());
    }

    @Test
    void theIndexOfAChangedExhibitIsOutOfDateUntilItIsWritten() throws IOException {
        Path meshes = Files.createDirectories(folder.resolve("sample-meshes"));
        Path file = meshes.resolve("one.yaml");
        String text = Files.readString(ROOT.resolve("sample-meshes/zombie-mesh.yaml"));
        Files.writeString(file, text);
        assertEquals(0, lab(new StringWriter(), "museum", meshes.toString()));
        assertEquals(0, lab(new StringWriter(), "museum", "--check", meshes.toString()));
        Files.writeString(file, text.replace("title: A namespace", "title: Some namespace"));
        StringWriter out = new StringWriter();
        assertEquals(1, lab(out, "museum", "--check", meshes.toString()));
        assertEquals(
                "out of date: docs/museum.md\nout of date: docs/museum/one.svg\n", out.toString());
    }

    @Test
    void everyExhibitHasBothSidesAndAssertsMoreThanOneThingOfEach() throws ScenarioException {
        List<String> lacking = new ArrayList<>();
        for (Plays.Shelved shelved : exhibits()) {
            Exhibit exhibit = shelved.exhibit();
            for (Variant run : exhibit.runs()) {
                if (run.scenario().expectations().size() < 2) {
                    lacking.add(shelved.file() + ": " + run.name() + " expects next to nothing");
                }
            }
            if (exhibit.runs().stream().allMatch(Variant::shows)) {
                lacking.add(shelved.file() + ": nothing is without the bug");
            }
        }
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyExhibitHasAPlaceAndAPictureOfItsOwn() throws ScenarioException {
        List<Plays.Shelved> exhibits = exhibits();
        TreeSet<String> places = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        for (Plays.Shelved shelved : exhibits) {
            Exhibit.Card card = shelved.exhibit().card().orElseThrow();
            places.add(card.family().word() + " " + card.number());
            names.add(String.valueOf(shelved.file().getFileName()));
        }
        assertEquals(exhibits.size(), places.size(), places::toString);
        assertEquals(exhibits.size(), names.size(), names::toString);
    }

    @Test
    void aFamilyIsAFolder() throws ScenarioException {
        List<String> misplaced = new ArrayList<>();
        for (Plays.Shelved shelved : exhibits()) {
            String in = String.valueOf(shelved.file().resolveSibling("").getFileName());
            String family = shelved.exhibit().card().orElseThrow().family().word();
            boolean flagship = shelved.file().endsWith("sample-meshes/zombie-mesh.yaml");
            if (!flagship && !in.replaceFirst("^[0-9]-", "").equals(family)) {
                misplaced.add(shelved.file() + " is of " + family);
            }
        }
        assertEquals(List.of(), misplaced);
    }

    @Test
    void notFewOfThemRunLive() throws ScenarioException {
        long live =
                exhibits().stream()
                        .filter(s -> s.exhibit().runs().stream().anyMatch(Variant::live))
                        .count();
        assertTrue(live >= 15, () -> live + " of them");
    }

    @Test
    void everyQuirkIsShownByAnExhibitAndExplainedOnItsPage() throws IOException, ScenarioException {
        String page = Files.readString(ROOT.resolve("docs/policies/quirks.md"));
        String schema = Files.readString(ROOT.resolve("docs/scenario.schema.json"));
        TreeSet<String> shown = new TreeSet<>();
        for (Plays.Shelved shelved : exhibits()) {
            shelved.exhibit().runs().stream()
                    .filter(Variant::shows)
                    .forEach(run -> shown.add(run.scenario().policy()));
        }
        List<String> lacking =
                Policies.quirks().stream()
                        .filter(quirk ->
                                !shown.contains(quirk)
                                        || !page.contains("| `" + quirk + "` |")
                                        || !schema.contains('"' + quirk + '"'))
                        .toList();
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyReferenceLeadsToUpstream() throws ScenarioException {
        List<String> others = new ArrayList<>();
        for (Plays.Shelved shelved : exhibits()) {
            String reference = shelved.exhibit().scenario().reference();
            if (Stream.of("pull/", "issues/", "blob/")
                    .noneMatch(kind ->
                            reference.startsWith("https://github.com/moq-dev/moq/" + kind))) {
                others.add(shelved.file() + ": " + reference);
            }
        }
        assertEquals(List.of(), others);
    }
}
