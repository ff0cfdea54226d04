package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Folders, variants and reports as their user meets them.
final class RunManyTest {
    private static final String MESH =
            """
            title: Short
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients: [{publisher: pub, at: A, namespace: test}]
            acts: [{at: 1s, start: pub}]
            expect: [{at: 2s, relay: B, namespace: test, state: live}]
            """;
    private static final String WRONG =
            """
            variants:
              - variant: slow & <far>
                shows: false
                mesh: {topology: {latency: 2s}}
                expect: [{at: 2s, relay: B, namespace: test, state: live}]
            """;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeScenarios() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/two.yaml"), MESH + WRONG);
        Files.writeString(folder.resolve("a.yaml"), MESH);
        Files.writeString(folder.resolve("readme.md"), "not a scenario");
    }

    private int lab(String... args) {
        return Lab.run(args, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    @Test
    void aFolderIsAPlanOfSubtestsInTheOrderOfTheFiles() {
        assertEquals(1, lab("run", folder.toString(), "--jobs", "3"));
        List<String> lines =
                out.toString().lines().filter(l -> l.matches("(not )?ok .*|1.*")).toList();
        assertEquals(
                List.of(
                        "1..3",
                        "ok 1 - " + folder.resolve("a.yaml"),
                        "ok 2 - " + folder.resolve("b/two.yaml") + ": gossip-2026-05",
                        "not ok 3 - " + folder.resolve("b/two.yaml") + ": slow & <far>"),
                lines);
        assertTrue(out.toString().contains("\n    not ok 1 - at 2s relay B test is live\n"));
        assertTrue(out.toString().endsWith("# 2 of 3 went as expected\n"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void oneVariantAloneIsPlainTap() {
        String file = folder.resolve("b/two.yaml").toString();
        assertEquals(0, lab("run", file, "--variant", "gossip-2026-05"));
        assertTrue(out.toString().startsWith("TAP version 14\n1..2\n# Short\n"), out::toString);
    }

    @Test
    void jsonHasAnObjectAPlay() throws IOException {
        assertEquals(1, lab("run", folder.toString(), "--json"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(3, lines.size());
        JsonNode last = new ObjectMapper().readTree(lines.getLast());
        assertEquals("slow & <far>", last.get("variant").asText());
        assertFalse(last.get("ok").asBoolean());
        JsonNode point = last.get("points").get(0);
        assertEquals("at 2s relay B test is live", point.get("expected").asText());
        assertEquals("B missing", point.get("found").asText());
        assertEquals(64, last.get("hash").asText().length());
    }

    @Test
    void junitHasASuiteAPlayAndACaseAPoint() throws Exception {
        Path file = folder.resolve("report.xml");
        assertEquals(1, lab("run", folder.toString(), "--junit", file.toString()));
        Document report =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals(3, report.getElementsByTagName("testsuite").getLength());
        assertEquals(6, report.getElementsByTagName("testcase").getLength());
        Element failure = (Element) report.getElementsByTagName("failure").item(0);
        assertEquals("B missing", failure.getAttribute("message"));
        Element suite = (Element) failure.getParentNode().getParentNode();
        assertTrue(suite.getAttribute("name").endsWith("two.yaml: slow & <far>"));
        assertEquals("1", suite.getAttribute("failures"));
    }

    @Test
    void aBrokenFileAmongOthersIsUnusableBeforeAnythingIsPlayed() throws IOException {
        Files.writeString(folder.resolve("z.yaml"), "title: 3");
        assertEquals(2, lab("run", folder.toString()));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith(folder.resolve("z.yaml") + ":1:8: expected"));
    }

    @Test
    void aFolderWithoutScenariosIsUnusable() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(2, lab("run", empty.toString()));
        assertEquals(
                empty + ":1:1: expected a folder with .yaml files, found none\n", err.toString());
    }

    @Test
    void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsPlayed() {
        Path nowhere = folder.resolve("no/such/folder.xml");
        assertEquals(2, lab("run", folder.toString(), "--junit", nowhere.toString()));
        assertTrue(err.toString().startsWith("lab: cannot write: "), err::toString);
    }

    @Test
    void aFolderWithNothingMarkedLiveIsUnusableLive() {
        assertEquals(2, lab("run", "--live", folder.resolve("b").toString()));
        assertTrue(err.toString().startsWith("lab: nothing there is marked 'live: true'"));
    }

    @Test
    void severalJobsGiveTheSameAsOne() {
        lab("run", folder.toString(), "--jobs", "1");
        String one = out.toString();
        out.getBuffer().setLength(0);
        lab("run", folder.toString(), "--jobs", "4");
        assertEquals(one, out.toString());
    }

    @Test
    void listNamesWhatThereIs() {
        assertEquals(0, lab("list", folder.toString()));
        String expected = "Not in the museum\n  " + folder.resolve("a.yaml") + "\n      Short\n";
        assertTrue(out.toString().startsWith(expected), out::toString);
    }

    @Test
    void watchDrawsAPictureASecondInAPipe() {
        assertEquals(0, lab("watch", folder.resolve("a.yaml").toString(), "--every", "2s"));
        String second =
                """

                Short
                gossip-2026-05, at 2s

                relay  test
                A      live 1 via pub
                B      live 2 via A

                publisher pub at A: publishing
                """;
        assertTrue(out.toString().contains(second), out::toString);
        assertFalse(out.toString().contains("\u001b"));
    }

    @Test
    void completionIsAScriptForAShell() {
        assertEquals(0, lab("completion"));
        assertTrue(out.toString().startsWith("#!/usr/bin/env bash"), out::toString);
        assertTrue(out.toString().contains("--stop-at-finding"));
    }
}
