package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab subscribers` tells a subscriber's story in order.
final class SubscribersCommandTest {
    @TempDir private Path folder;

    private String lab(String... options) throws IOException {
        Path file = folder.resolve("mesh.yaml");
        Files.writeString(
                file,
                """
                title: a subscriber's story
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B], latency: 5ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                    - {subscriber: sub, at: A, namespace: test, track: catalog}
                    - {subscriber: other, at: B, namespace: nobody, track: catalog}
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                """);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "subscribers";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
        assertEquals("0 ", status + " " + err);
        return out.toString();
    }

    @Test
    void it_plays_and_is_then_accepted_and_failed_by_the_zombie() throws IOException {
        List<String> lines = lab("--at", "1.5s,3s").lines().toList();

        assertEquals("at 1.5s", lines.getFirst());
        assertTrue(
                lines.get(1).startsWith("sub at A wants catalog of test: playing, first object"),
                lines.get(1));
        assertEquals(
                "other at B wants catalog of nobody: waiting, not announced"
                        + " (0 asked, 0 failed after accept, 0 objects)",
                lines.get(4));
        List<String> later = lines.subList(lines.indexOf("at 3s"), lines.size());
        assertTrue(later.get(3).contains("#1"), later.get(3));
        assertTrue(later.get(3).endsWith("accepted-then-failed 0"), later.get(3));
        assertTrue(later.get(4).contains("#2"), later.get(4));
        assertTrue(later.get(4).matches(".* - +0 .*accepted-then-failed 0"), later.get(4));
    }

    @Test
    void the_same_as_json() throws IOException {
        List<String> lines = lab("--at", "1.5s", "--json").lines().toList();

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(
                lines.getFirst()
                        .matches(
                                "\\{\"t\":1.5,\"subscriber\":\"sub\",\"relay\":\"A\","
                                    + "\"namespace\":\"test\",\"track\":\"catalog\",\"ask\":1,"
                                    + "\"event\":\\d+,\"asked\":1\\.\\d+,\"accepted\":1\\.\\d+,"
                                    + "\"first_object\":1\\.\\d+,\"objects\":\\d+,\"over\":null,"
                                    + "\"state\":\"playing\",\"code\":null}"),
                lines.getFirst());
    }
}
