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

/// `lab sessions` tells what sessions are and carry.
final class SessionsCommandTest {
    @TempDir private Path folder;
    private final StringWriter err = new StringWriter();

    private String lab(int status, String... options) throws IOException {
        return lab("gossip-2026-03", "moq-lite-03", status, options);
    }

    private String lab(String policy, String wire, int status, String... options)
            throws IOException {
        Path file = folder.resolve("mesh.yaml");
        Files.writeString(
                file,
                """
                title: two relays
                mesh:
                  policy: %s
                  topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms, wire: %s}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 1s, start: pub}
                """
                        .formatted(policy, wire));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "sessions";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        StringWriter out = new StringWriter();
        assertEquals(
                status,
                Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers()));
        return out.toString();
    }

    @Test
    void it_tells_version_streams_octets_and_round_trip() throws IOException {
        assertEquals(
                """
                at 1.5s
                #1 B accepted A, moq-lite-03 over quic, up since 15ms
                  round trip 10ms; sent 11 octets, 0 datagrams; received 11 octets, 0 datagrams
                  opened 1 bidi, 0 uni; peer opened 1 bidi, 0 uni; may open 9999 bidi, 10000 uni more
                  stream 0: bidi, opened by the peer, sent 8, received 3
                  stream 1: bidi, opened here, sent 3, received 8
                """,
                lab(0, "--at", "1.5s", "--relay", "B"));
    }

    @Test
    void a_wire_of_the_lab_is_marked() throws IOException {
        String text = lab("gossip-2026-05", "moqlab-06", 0, "--at", "1.5s", "--relay", "B");
        String[] asJson = {"--at", "1.5s", "--relay", "B", "--json"};
        String json = lab("gossip-2026-05", "moqlab-06", 0, asJson);

        assertEquals(
                "#1 B accepted A, moqlab-06 (lab wire) over quic, up since 15ms",
                text.lines().skip(1).findFirst().orElseThrow());
        assertTrue(json.contains("\"alpn\":\"moqlab-06\",\"path\":\"\",\"lab_wire\":true"), json);
    }

    @Test
    void its_messages_are_decoded_beside_their_octets() throws IOException {
        List<String> lines = lab(0, "--at", "1.5s", "--relay", "B", "--messages").lines().toList();

        assertTrue(
                lines.getLast()
                        .matches(
                                "  1\\.\\d+s -> #\\d+ stream 0 ANNOUNCE: test, 2 hops"
                                        + "  \\[0701047465737402]"),
                lines.getLast());
    }

    @Test
    void the_same_as_json() throws IOException {
        String json = lab(0, "--at", "1.5s", "--relay", "B", "--json", "--messages");

        assertEquals(1, json.lines().count());
        assertTrue(
                json.startsWith(
                        "{\"t\":1.5,\"session\":1,\"end\":\"B\",\"peer\":\"A\",\"dialled\":false,"
                                + "\"transport\":\"quic\",\"alpn\":\"moq-lite-03\",\"path\":\"\","),
                json);
        assertTrue(json.contains("\"bytes\":\"0701047465737402\"}]}"), json);
    }

    @Test
    void an_unknown_relay_is_refused_with_those_there_are() throws IOException {
        lab(2, "--at", "1s", "--relay", "C");

        assertTrue(err.toString().contains("no relay or client is called 'C'; known: [A, B, pub]"));
    }
}
