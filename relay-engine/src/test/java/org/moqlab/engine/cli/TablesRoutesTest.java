package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route has its rank and the rule that gave it its place, whichever table it is in.
final class TablesRoutesTest {
    private static String ring(String policy, String more) {
        return """
        title: ranks
        mesh:
          policy: %s
          topology: {shape: ring, relays: [A, B, C, D], sessions: 1, latency: 5ms%s}
          clients:
            - {publisher: pub, at: A, namespace: test}
            - {publisher: other, at: C, namespace: test}
            - {subscriber: sub, at: B, namespace: test, track: catalog}
        acts:
          - {at: 1s, start: pub}
          - {at: 2s, start: sub}
          - {at: 5s, start: other}
          - {at: 7s, close: A}
        """
                .formatted(policy, more);
    }

    @TempDir private Path folder;

    private List<String> routes(String policy, String more, String at, String relay)
            throws IOException {
        Path file = folder.resolve("ring.yaml");
        Files.writeString(file, ring(policy, more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = {"tables", file.toString(), "--at", at, "--routes"};
        int status =
                Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
        assertEquals("0 ", status + " " + err);
        List<String> routes = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode row = new ObjectMapper().readTree(line);
            if (row.get("relay").asText().equals(relay)) {
                row.get("routes").forEach(route -> routes.add(text(route)));
            }
        }
        return routes;
    }

    private static String text(JsonNode route) {
        return route.get("rank").asText()
                + " "
                + route.get("via").asText()
                + " "
                + route.get("hops").asText()
                + (route.has("cold") ? " " + route.get("cold").asText() : "")
                + " "
                + route.get("why").asText();
    }

    @Test
    void in_march_an_echo_stands_by_because_it_is_longer() throws IOException {
        assertEquals(
                List.of("1 A 2 best: first heard", "2 C 4 standby: more hops"),
                routes("gossip-2026-03", "", "1.5s", "B"));
    }

    @Test
    void in_may_the_newest_of_equals_is_best() throws IOException {
        assertEquals(
                List.of(
                        "1 D 3 best: as many hops as the one before, and newer",
                        "2 B 3 standby: same hops, but older, and the newest of equals replaces"
                                + " the best"),
                routes("gossip-2026-05", "", "1.5s", "C"));
    }

    @Test
    void in_august_equals_are_told_apart_by_hash_and_other_publishers_are_parked()
            throws IOException {
        assertEquals(
                List.of(
                        "1 B 3 best: first by hash of name and hops among equals",
                        "2 D 3 standby: equal, but behind by hash of name and hops"),
                routes("gossip-2026-08", "", "1.5s", "C"));
        assertEquals(
                List.of(
                        "1 other 1 best: the only one",
                        "2 B 3 parked: another publisher took the name over",
                        "3 D 3 parked: another publisher took the name over"),
                routes("gossip-2026-08", "", "6s", "C"));
        assertEquals(
                List.of("1 A 2 best: the only one", "2 C 2 parked: another publisher has the name"),
                routes("gossip-2026-08", "", "6s", "B"));
    }

    @Test
    void a_dear_link_puts_a_short_route_behind() throws IOException {
        String dear = ", wire: moqlab-06, links: [{between: [A, B], price: 10}]";

        assertEquals(
                List.of("1 C 4 3 best: cheapest", "2 A 2 10 standby: dearer"),
                routes("gossip-2026-08", dear, "1.9s", "B"));
    }
}
