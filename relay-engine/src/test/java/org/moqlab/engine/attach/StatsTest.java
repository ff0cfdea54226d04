package org.moqlab.engine.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.attach.Stats.Count;
import org.moqlab.engine.attach.Stats.Row;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.attach.Stats.Track;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;

/// What relays count, as they say it, and what comes of it when they say something else.
final class StatsTest {
    private static final Namespace SIN = new Namespace(".stats/node/sin");
    private static final HopPath OWN = new HopPath(List.of(new Origin(7)));
    private static final TrackName SENT = Track.PUBLISHER.trackName();

    /// As moq-relay 0.14.12 says it.
    private static final String SAID =
            """
            {"demo/bbb":{"announced":1,"announced_closed":0,"announced_bytes":8,"broadcasts":1,\
            "broadcasts_closed":0,"subscriptions":5,"subscriptions_closed":2,"fetches":3,\
            "bytes":12345,"frames":678,"groups":9,"datagrams":2}}\
            """;

    private static Table read(String frame) {
        return StatsFrame.read(Bytes.ofUtf8(frame), 5);
    }

    @Test
    void a_frame_of_counts_is_read_whole() {
        Map<Count, Long> counts =
                Map.ofEntries(
                        Map.entry(Count.ANNOUNCED, 1L),
                        Map.entry(Count.ANNOUNCED_CLOSED, 0L),
                        Map.entry(Count.ANNOUNCED_BYTES, 8L),
                        Map.entry(Count.BROADCASTS, 1L),
                        Map.entry(Count.BROADCASTS_CLOSED, 0L),
                        Map.entry(Count.SUBSCRIPTIONS, 5L),
                        Map.entry(Count.SUBSCRIPTIONS_CLOSED, 2L),
                        Map.entry(Count.FETCHES, 3L),
                        Map.entry(Count.BYTES, 12_345L),
                        Map.entry(Count.FRAMES, 678L),
                        Map.entry(Count.GROUPS, 9L),
                        Map.entry(Count.DATAGRAMS, 2L));

        assertEquals(new Table(5, List.of(new Row("demo/bbb", counts)), 0, ""), read(SAID));
        assertEquals(new Table(5, List.of(), 0, ""), read("{}"));
        assertEquals(
                3,
                read("{\"\":{\"sessions\":4,\"sessions_closed\":1}}")
                        .rows()
                        .getFirst()
                        .open(Count.SESSIONS, Count.SESSIONS_CLOSED));
    }

    @Test
    void what_later_relays_count_too_is_passed_over_and_what_older_ones_do_not_is_nothing() {
        Row row =
                read("{\"a\":{\"bytes\":5,\"later\":{\"x\":[1]},\"frames\":2}}").rows().getFirst();

        assertEquals(new Row("a", Map.of(Count.BYTES, 5L, Count.FRAMES, 2L)), row);
        assertEquals(0, row.of(Count.FETCHES));
    }

    @Test
    void what_are_no_counts_is_said_to_be_none() {
        Table none = new Table(5, List.of(), 0, "what came are no counts");
        for (String frame :
                List.of(
                        "",
                        "[]",
                        "7",
                        "{\"a\":7}",
                        "{\"a\":{\"bytes\":-1}}",
                        "{\"a\":{\"bytes\":1.5}}",
                        "{\"a\":{\"bytes\":\"1\"}}",
                        "{\"a\":{\"bytes\":18446744073709551615}}",
                        "{\"a\":{\"bytes\":" + "9".repeat(50) + "}}",
                        "{\"a\":{\"bytes\":1}} {}",
                        "{\"a\":{\"later\":" + "[".repeat(5_000),
                        "{\"" + "n".repeat(70_000) + "\":{}}")) {
            assertEquals(none, read(frame), frame.substring(0, Math.min(60, frame.length())));
        }
        for (int end = 0; end < SAID.length(); end++) {
            assertEquals(none, read(SAID.substring(0, end)));
        }
    }

    @Test
    void no_damage_to_a_frame_breaks_who_reads_it() {
        Random chance = new Random(9);
        for (int round = 0; round < 5_000; round++) {
            byte[] frame = Bytes.ofUtf8(SAID).toArray();
            for (int i = 0; i < 1 + chance.nextInt(6); i++) {
                frame[chance.nextInt(frame.length)] = (byte) chance.nextInt(256);
            }
            Table table = StatsFrame.read(Bytes.wrap(frame), 5);
            assertTrue(table.trouble().isEmpty() || table.rows().isEmpty());
        }
    }

    @Test
    void of_a_huge_frame_the_first_rows_are_kept_and_the_rest_is_counted() {
        String many =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "\"n%05d\":{\"bytes\":%d}".formatted(i, i))
                        .collect(Collectors.joining(",", "{", "}"));
        Table table = read(many);

        assertEquals(Stats.MAX_ROWS, table.rows().size());
        assertEquals("n00000", table.rows().getFirst().name());
        assertEquals(20_000 - Stats.MAX_ROWS, table.leftOut());
        assertEquals(1, read("{\"" + "n".repeat(5_000) + "\":{}}").leftOut());
    }

    @Test
    void a_broadcast_says_which_node_it_is_about() {
        assertEquals(Optional.of("sin"), Stats.node(SIN));
        assertEquals(Optional.of("sin/2"), Stats.node(new Namespace(".stats/acme/node/sin/2")));
        assertEquals(Optional.of(""), Stats.node(new Namespace(".stats/node")));
        assertEquals(Optional.empty(), Stats.node(new Namespace(".stats/acme/vod/sin")));
        assertEquals(Optional.empty(), Stats.node(Stats.PREFIX));
        assertEquals(Optional.empty(), Stats.node(new Namespace("demo/node/sin")));
    }

    /// A cluster with one relay, which is watched by a session, and who takes in what it counts.
    private static final class Bench {
        final Watching watching = new Watching().relay(0, "a", 7, "moq-lite-05");
        long now = Durations.SECOND;
        final StatsDesk desk = new StatsDesk("a", watching.cluster, () -> now);

        List<Stats> known() {
            return Objects.requireNonNull(watching.cluster.relays().get("a")).stats();
        }

        List<Stats> look(long later) {
            now += later;
            desk.look(now);
            return known();
        }
    }

    @Test
    void only_what_the_relay_publishes_itself_is_read_and_no_more_broadcasts_than_a_few() {
        Bench bench = new Bench();
        HopPath through = new HopPath(List.of(new Origin(8), new Origin(7)));

        assertEquals(List.of(), bench.desk.wanted(SIN, through));
        assertEquals(List.of(), bench.desk.wanted(SIN, new HopCount(1)));
        assertEquals(List.of(), bench.desk.wanted(new Namespace("demo/bbb"), OWN));
        assertEquals(3, bench.desk.wanted(SIN, OWN).size());
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sizes.add(bench.desk.wanted(new Namespace(".stats/g" + i + "/node/sin"), OWN).size());
        }
        assertEquals(Stats.MAX_BROADCASTS - 1, sizes.stream().filter(size -> size == 3).count());
    }

    @Test
    void the_last_frame_counts_with_the_time_it_came_and_goes_with_its_name_and_session() {
        Bench bench = new Bench();
        var _ = bench.desk.wanted(SIN, OWN);
        bench.desk.read(SIN, SENT, Bytes.ofUtf8("{\"a\":{\"bytes\":1}}"));
        bench.now += Durations.SECOND;
        bench.desk.read(SIN, SENT, Bytes.ofUtf8("{\"a\":{\"bytes\":2}}"));

        Table table = new Table(2 * Durations.SECOND, rows(2), 0, "");
        assertEquals(
                List.of(new Stats(SIN, Map.of(Track.PUBLISHER, table))),
                bench.look(StatsDesk.EVERY));
        bench.desk.gone(SIN);
        assertEquals(List.of(), bench.look(StatsDesk.EVERY));
        var _ = bench.desk.wanted(SIN, OWN);
        assertEquals(1, bench.look(StatsDesk.EVERY).size());
        bench.desk.lost();
        assertEquals(List.of(), bench.look(StatsDesk.EVERY));
    }

    private static List<Row> rows(long bytes) {
        return List.of(new Row("a", Map.of(Count.BYTES, bytes)));
    }

    @Test
    void a_relay_that_never_stops_counting_fills_nothing() {
        Bench bench = new Bench();
        Bytes whole = Bytes.wrap(new byte[1 << 20]);
        for (int i = 0; i < Stats.MAX_BROADCASTS; i++) {
            Namespace name = new Namespace(".stats/g" + i + "/node/sin");
            var _ = bench.desk.wanted(name, OWN);
            for (Track track : Track.values()) {
                bench.desk.read(name, track.trackName(), whole);
            }
        }
        List<String> troubles =
                bench.look(StatsDesk.EVERY).stream()
                        .flatMap(stats -> stats.tables().values().stream())
                        .map(Table::trouble)
                        .toList();

        int room = StatsDesk.MAX_OCTETS >> 20;
        assertEquals(
                Map.of(
                        "what came are no counts",
                        (long) room,
                        "more octets than are kept of one relay",
                        24L - room),
                troubles.stream()
                        .collect(Collectors.groupingBy(why -> why, Collectors.counting())));
        for (int i = 0; i < 1_000; i++) {
            bench.desk.read(new Namespace(".stats/g0/node/sin"), SENT, Bytes.ofUtf8(SAID));
        }
        int before = bench.watching.flight(60).changes().size();
        var _ = bench.look(StatsDesk.EVERY);
        assertEquals(before + 1, bench.watching.flight(60).changes().size());
    }

    @Test
    void a_relay_that_breaks_the_session_with_its_counts_is_not_asked_for_them_again() {
        Bench bench = new Bench();
        var _ = bench.desk.wanted(SIN, OWN);
        bench.desk.broke("a frame of 2 MiB");
        bench.desk.lost();

        assertEquals(List.of(), bench.desk.wanted(SIN, OWN));
        assertEquals(
                List.of("left alone since it broke the session: a frame of 2 MiB"),
                bench.look(StatsDesk.EVERY).stream()
                        .flatMap(stats -> stats.tables().values().stream())
                        .map(Table::trouble)
                        .distinct()
                        .toList());
    }
}
