package org.moqlab.engine.attach.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.FullDisk;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.attach.Watching;
import org.moqlab.engine.mesh.ScenarioException;

/// Flights that are written, read back, and given other names.
final class FlightFileTest {
    private static final String NODE = ".internal/origins/https:/beta.corp.example:4443";

    /// One in which every sort of change happens.
    private static Flight flight() {
        return new Watching()
                .relay(0, "alpha.corp.example:4443", 111_111, "moq-lite-05")
                .relay(0, "beta.corp.example:4443", 222_222, "moq-lite-05")
                .relay(0, "old.corp.example", 0, "moq-lite-03")
                .known(0, "closed.corp.example")
                .tells(1, "alpha.corp.example:4443", "acme/lobby", 777_777, 111_111)
                .tells(1, "beta.corp.example:4443", "acme/lobby", 777_777, 111_111, 222_222)
                .tells(1, "alpha.corp.example:4443", NODE, 222_222, 111_111)
                .tells(1, "alpha.corp.example:4443", "\u001b[2Jevil\u202e", 0, 111_111)
                .counts(2, "old.corp.example", "acme/lobby", 3)
                .connects(2, "alpha.corp.example:4443", "https://beta.corp.example:4443/", "gamma")
                .shows(3, "beta.corp.example:4443", "https://delta.corp.example/relay7", 333_333)
                .lists(3, "beta.corp.example:4443", "acme/lobby", "acme/secret-room")
                .lists(5, "beta.corp.example:4443", "acme/lobby", "acme/secret-room")
                .answers(6, "beta.corp.example:4443", "acme/lobby", Probe.Outcome.DEAD)
                .counts(6, "beta.corp.example:4443", ".stats/node/delta", "acme/lobby")
                .reveals(
                        6,
                        "beta.corp.example:4443",
                        "https://delta.corp.example/relay7",
                        "acme/lobby",
                        "secret-track")
                .withdraws(7, "alpha.corp.example:4443", "acme/lobby")
                .loses(15, "alpha.corp.example:4443", "reset by alpha.corp.example")
                .flight(20);
    }

    private static byte[] written(Flight flight) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FlightFile.write(flight, out);
        return out.toByteArray();
    }

    private static Flight read(byte[] file) throws ScenarioException, IOException {
        return FlightFile.read("x.flight", new ByteArrayInputStream(file));
    }

    @Test
    void every_moment_is_the_same_after_reading_it_back() throws Exception {
        Flight flight = flight();
        Flight again = read(written(flight));

        assertEquals(flight.to(), again.to());
        for (long at : flight.times()) {
            assertEquals(plain(flight.at(at)), plain(again.at(at)));
        }
        assertEquals(flight.at(flight.to()).findings(), again.at(again.to()).findings());
        assertEquals(
                new String(written(flight), StandardCharsets.UTF_8),
                new String(written(again), StandardCharsets.UTF_8));
    }

    /// A relay's token is not in the file, so it is left out of what is compared.
    private static String plain(Moment moment) {
        return moment.view().toString().replaceAll("token=Optional\\S*", "");
    }

    @Test
    void a_flight_that_lost_its_beginning_is_read_back_too() throws Exception {
        Flight whole = flight();
        long middle = whole.times()[whole.times().length / 2];
        Watching more = new Watching().relay(0, "a", 1, "moq-lite-05");
        for (int i = 0; i < 201_000; i++) {
            more.tells(1 + i / 1000.0, "a", "demo/" + i % 50, 70 + i % 7, 1);
        }
        Flight cut = more.flight(300);
        Flight again = read(written(cut));

        assertTrue(cut.from() > 0 && middle > 0);
        assertEquals(cut.from(), again.from());
        assertEquals(plain(cut.at(cut.from())), plain(again.at(again.from())));
        assertEquals(plain(cut.at(cut.to())), plain(again.at(again.to())));
    }

    @Test
    void no_token_is_in_a_file() throws Exception {
        assertFalse(new String(written(flight()), StandardCharsets.UTF_8).contains("secret-token"));
    }

    @Test
    void redacted_nothing_that_anybody_chose_is_in_the_file() throws Exception {
        String text = new String(written(Pseudonyms.of(flight())), StandardCharsets.UTF_8);

        for (String real :
                List.of(
                        "alpha",
                        "beta",
                        "gamma",
                        "delta",
                        "corp",
                        "4443",
                        "relay7",
                        "old",
                        "closed",
                        "acme",
                        "lobby",
                        "secret",
                        "evil",
                        "111111",
                        "222222",
                        "333333",
                        "777777",
                        "444444",
                        "555555",
                        "secret-track",
                        "reset",
                        "catalog",
                        "what it said",
                        "token")) {
            String rest = text.replaceAll("\"(told|cold|holds|holdDownUntil)\"", "");
            assertFalse(rest.contains(real), () -> real + " is in " + rest);
        }
    }

    @Test
    void redacted_one_thing_has_one_pseudonym_and_the_picture_is_the_same() throws Exception {
        Flight flight = flight();
        Moment real = flight.at(2_500_000_000L);
        Moment other = read(written(Pseudonyms.of(flight))).at(2_500_000_000L);

        assertEquals(
                real.view().edges().stream().map(ClusterView.Edge::basis).sorted().toList(),
                other.view().edges().stream().map(ClusterView.Edge::basis).sorted().toList());
        assertEquals(
                List.of("relay-1", "relay-2", "relay-3", "relay-4"),
                List.copyOf(other.view().relays().keySet()));
        assertEquals(
                real.view().relays().values().stream().map(FlightFileTest::shape).sorted().toList(),
                other.view().relays().values().stream()
                        .map(FlightFileTest::shape)
                        .sorted()
                        .toList());
        assertNotEquals(real, other);
        long names = shared(real);
        assertEquals(names, shared(other));
    }

    private static String shape(WatchedRelay relay) {
        return relay.state() + " " + relay.wire() + " " + relay.table().size();
    }

    /// Names that more than one relay tells.
    private static long shared(Moment moment) {
        List<String> all =
                moment.view().relays().values().stream()
                        .flatMap(relay -> relay.names().stream())
                        .map(Object::toString)
                        .toList();
        return all.size() - all.stream().distinct().count();
    }

    @Test
    void a_file_that_is_none_is_refused_with_its_line() throws Exception {
        String text = new String(written(flight()), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();

        assertRefused(1, "");
        assertRefused(1, "{\"flight\":0,\"to\":1,\"before\":0,\"changes\":0}\n");
        assertRefused(1, "{\"flight\":3,\"to\":1,\"before\":0,\"changes\":0}\n");
        assertRefused(1, "journal\n");
        assertRefused(lines.size(), text.substring(0, text.length() - 10));
        assertRefused(lines.size(), text + "{}\n");
        assertRefused(2, text.replaceFirst("\"change\":\"watched\"", "\"change\":\"stolen\""));
        assertRefused(2, text.replaceFirst("\"at\":0", "\"at\":\"soon\""));
        assertRefused(
                2,
                """
                {"flight":1,"to":1,"before":0,"changes":1}
                {"at":5,"relay":"a","change":"emptied"}
                """);
    }

    private static void assertRefused(int line, String text) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        ScenarioException refusal = assertThrows(ScenarioException.class, () -> read(file));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("x.flight:" + line + ":"),
                refusal::getMessage);
    }

    @Test
    void a_file_is_written_whole_or_not_at_all(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("night" + FlightFile.SUFFIX);
        FlightFile.write(flight(), file);
        FlightFile.write(flight(), file);

        assertEquals(flight().to(), FlightFile.read(file).to());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void on_a_full_disk_the_file_stays_as_it_was(@TempDir Path folder) throws Exception {
        Path file = FullDisk.at(folder.resolve("night" + FlightFile.SUFFIX));
        IOException full = assertThrows(IOException.class, () -> FlightFile.write(flight(), file));
        assertEquals(FullDisk.WHY, full.getMessage());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
