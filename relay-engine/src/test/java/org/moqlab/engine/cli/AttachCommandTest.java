package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.attach.HostileRelay;
import org.moqlab.engine.model.Bytes;

/// What `lab attach` prints, and what it refuses.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AttachCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<HostileRelay> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(HostileRelay::close);
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of("attach"));
        line.addAll(List.of(words));
        return Lab.run(
                line.toArray(String[]::new),
                new PrintWriter(out),
                new PrintWriter(err),
                new OwnDrivers());
    }

    /// A relay that tells one name.
    private HostileRelay telling(String name) {
        HostileRelay relay =
                new HostileRelay(n -> n == 0 ? HostileRelay.announce(name, 1) : Bytes.EMPTY);
        open.add(relay);
        return relay;
    }

    private static String[] target(HostileRelay relay, String... more) {
        List<String> words = new ArrayList<>();
        words.add("H=" + relay.url());
        words.addAll(List.of("--pin", "H=" + relay.fingerprint(), "--for", "3s"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void a_name_with_escapes_for_terminals_is_shown_and_not_obeyed() {
        assertEquals(0, run(target(telling("\u001b[2Jevil\u202e\r\nH  up"))));

        assertTrue(out.toString().contains("?[2Jevil???H  up"), out::toString);
        assertFalse(out.toString().contains("\u001b"));
        assertTrue(out.toString().contains("H  up  moq-lite-04 id 7"), out::toString);
    }

    @Test
    void json_has_nothing_but_ascii() {
        assertEquals(0, run(target(telling("\u001b[2J\u202e\u00e4"), "--json")));

        String json = out.toString();
        assertTrue(json.contains("\"namespace\":\"\\u001B[2J\\u202E\\u00E4\""), json);
        assertTrue(json.strip().chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }

    @Test
    void what_cannot_be_watched_is_refused_without_saying_what_a_token_was() {
        assertEquals(2, run("https://relay.example/?jwt=very-secret"));
        assertEquals(2, run("https://relay.example/", "--fail-on", "boredom"));
        assertEquals(2, run("https://relay.example/", "--pin", "other=" + "ab".repeat(32)));
        assertEquals(2, run("https://relay.example/", "--pin", "relay.example=12"));

        assertFalse(err.toString().contains("very-secret"));
        assertTrue(err.toString().contains("expected one of zombie, flap, ghost"), err::toString);
        assertTrue(err.toString().contains("no relay is called other"), err::toString);
    }

    @Test
    void a_finding_that_was_asked_for_ends_it_with_status_1() {
        HostileRelay twin = telling("a");
        List<String> words = new ArrayList<>(List.of(target(twin, "--fail-on", "twin-ids")));
        HostileRelay other = telling("b");
        words.add("I=" + other.url());
        words.addAll(List.of("--pin", "I=" + other.fingerprint()));

        assertEquals(1, run(words.toArray(String[]::new)));
        assertTrue(err.toString().contains("found twin-ids: 7"), err::toString);
    }

    @Test
    void what_is_recorded_is_opened_again_shown_at_a_time_compared_and_redacted(
            @TempDir Path folder) {
        String file = folder.resolve("a.flight").toString();
        String other = folder.resolve("b.flight").toString();
        assertEquals(0, run(target(telling("secret/name"), "--record", file)));
        out.getBuffer().setLength(0);

        assertEquals(0, run("--open", file, "--at", "2900ms"));
        assertTrue(out.toString().startsWith("-- 2.9 s after the start\nH  up"), out::toString);
        assertTrue(out.toString().contains("  secret/name "), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, run("--open", file, "--diff", "0s", "2900ms", "--redacted", other));
        assertTrue(
                out.toString().contains("~ relay   H  connecting -> up moq-lite-04 id 7\n"),
                out::toString);
        assertTrue(out.toString().contains("+ name    H secret/name  H\n"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, run("--open", other, "--json"));
        assertFalse(out.toString().contains("secret"), out::toString);
        assertTrue(out.toString().contains("\"namespace\":\"part-1/part-2\""), out::toString);
    }

    @Test
    void options_of_flights_that_do_not_go_together_are_refused(@TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("x.flight"), "nonsense\n");

        assertEquals(2, run());
        assertEquals(2, run("https://relay.example/", "--open", file.toString()));
        assertEquals(2, run("https://relay.example/", "--at", "1s"));
        assertEquals(2, run("--open", file.toString()));
        assertEquals(2, run("--open", file.toString(), "--record", file.toString()));
        assertTrue(err.toString().contains("x.flight:1:1: expected"), err::toString);
    }

    @Test
    void a_name_is_asked_for_only_when_somebody_wants_it() {
        HostileRelay relay = telling("demo");
        assertEquals(0, run(target(relay)));
        assertEquals(1, relay.sessions());

        assertEquals(1, run(target(relay, "--probe", "demo", "--fail-on", "ghost")));
        assertEquals(3, relay.sessions());
        assertTrue(out.toString().contains("asked for catalog.json of demo"), out::toString);
        assertTrue(err.toString().contains("found ghost: demo"), err::toString);
    }
}
