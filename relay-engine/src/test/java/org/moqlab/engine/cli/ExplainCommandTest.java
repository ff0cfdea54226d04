package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `lab explain` answers one question, also live, and refuses what is no question.
final class ExplainCommandTest {
    @TempDir private Path folder;
    private final StringWriter err = new StringWriter();

    private String lab(int status, String... options) throws IOException {
        Path file = folder.resolve("mesh.yaml");
        Files.writeString(
                file,
                """
                title: a line with its middle gone
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B, C], sessions: 1, latency: 5ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                    - {publisher: far, at: A, namespace: other/thing}
                    - {subscriber: sub, at: C, namespace: test, track: v}
                acts:
                  - {at: 1s, close: B}
                  - {at: 2s, start: pub}
                  - {at: 5s, restart: B}
                  - {at: 20s, stop: pub}
                """);
        List<String> arguments = new ArrayList<>(List.of("explain", file.toString()));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        String[] all = arguments.toArray(String[]::new);
        assertEquals(
                status,
                Lab.run(all, new PrintWriter(out), new PrintWriter(err), new OwnDrivers()),
                err::toString);
        return out.toString();
    }

    @Test
    void aMissingEntryIsBehindTheLinkWithoutASession() throws IOException {
        assertEquals(
                """
                test at C, at 6s

                test is missing at C: pub has published test since 2s (#63).

                Why it is not here
                  None of the relays that C has a session with has it: B (#82).
                  There is no session between A and B: A dialled B at 3.005s (#73).
                  pub was publishing at 2.004s (#70): test.
                """,
                lab(0, "--relay", "C", "--namespace", "test", "--at", "6s"));
    }

    @Test
    void aStoppedRelayHasNoTable() throws IOException {
        assertEquals(
                """
                test at B, at 3s

                B has no table: B was closed at 1s (#54).
                """,
                lab(0, "--relay", "B", "--namespace", "test", "--at", "3s"));
    }

    @Test
    void theSameAsJson() throws IOException {
        assertEquals(
                "{\"subject\":\"test at"
                    + " B\",\"t\":3,\"last\":72,\"statements\":[{\"kind\":\"verdict\",\"relay\":\"B\",\"route\":null,\"text\":\"B"
                    + " has no table: B was closed at 1s (#54).\",\"events\":[54]}]}\n",
                lab(0, "--relay", "B", "--namespace", "test", "--at", "3s", "--json"));
    }

    @Test
    void theNamespaceMayBeLeftOutWhenThereIsButOne() throws IOException {
        lab(2, "--relay", "C", "--at", "1s");

        assertTrue(err.toString().contains("--namespace is missing; known: [other/thing, test]"));
    }

    @Test
    void moreThanOneQuestionIsRefused() throws IOException {
        lab(2, "--relay", "C", "--client", "sub", "--at", "1s");

        assertTrue(err.toString().contains("one question at a time"), err::toString);
    }

    @Test
    void whoIsNotThereIsRefusedWithThoseWhoAre() throws IOException {
        lab(2, "--relay", "X", "--namespace", "test", "--at", "1s");
        lab(2, "--client", "pub", "--at", "1s");
        lab(2, "--finding", "1", "--at", "1s");

        assertTrue(err.toString().contains("no relay is called 'X'; known: [A, B, C]"));
        assertTrue(err.toString().contains("no subscriber is called 'pub'; known: [sub]"));
        assertTrue(err.toString().contains("there is no finding 1; so far there are 0"));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aLiveRunIsExplainedInTheSameWay() throws IOException {
        String text =
                lab(0, "--relay", "A", "--namespace", "other/thing", "--at", "900ms", "--live");

        assertTrue(
                text.replaceAll("\\s+", " ")
                        .matches(
                                "other/thing at A, at \\S+ other/thing is live at A, 1 hop"
                                    + " \\(#\\d+\\): far has published other/thing since \\S+"
                                    + " \\(#\\d+\\)\\. How it came here A believes far, which"
                                    + " announced it over session \\d+ at \\S+ \\(#\\d+,"
                                    + " #\\d+\\)\\. far still publishes other/thing \\(#\\d+\\)\\."
                                    + " Where it leads Now .*: first heard\\..*"),
                text);
    }
}
