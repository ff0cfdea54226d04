package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.function.LongFunction;
import org.moqlab.engine.attach.Stats;
import org.moqlab.engine.attach.Stats.Count;
import org.moqlab.engine.attach.Stats.Row;
import org.moqlab.engine.attach.Stats.Table;
import org.moqlab.engine.attach.Stats.Track;

/// Writes what a relay says it has counted for a person.
final class StatsText {
    /// Rows of one track that are shown; the rest is counted.
    static final int MAX_ROWS = 20;

    private final PrintWriter out;
    private final LongFunction<String> age;

    /// @param age words for how long ago a time was
    StatsText(PrintWriter out, LongFunction<String> age) {
        this.out = out;
        this.age = age;
    }

    void print(Stats stats) {
        out.print("  it counts, as it says in %s\n".formatted(fit(stats.broadcast().path())));
        for (Track track : Track.values()) {
            if (stats.of(track).isPresent()) {
                print(track, stats.of(track).get());
            }
        }
    }

    private void print(Track track, Table table) {
        String heard = age.apply(table.heardAt()) + " ago";
        if (!table.trouble().isEmpty()) {
            out.print("    %s: %s, %s\n".formatted(word(track), fit(table.trouble()), heard));
        } else if (table.rows().isEmpty()) {
            out.print("    %s: nothing, %s\n".formatted(word(track), heard));
        }
        table.rows().stream()
                .limit(MAX_ROWS)
                .forEach(row ->
                        out.print(
                                "    %s %s: %s, %s\n"
                                        .formatted(
                                                word(track), name(row), words(track, row), heard)));
        long more = table.leftOut() + Math.max(0, table.rows().size() - MAX_ROWS);
        if (more > 0) {
            out.print("    and " + more + " more " + word(track) + "\n");
        }
    }

    private static String word(Track track) {
        return switch (track) {
            case PUBLISHER -> "sent";
            case SUBSCRIBER -> "received";
            case SESSIONS -> "sessions";
        };
    }

    private static String name(Row row) {
        return row.name().isEmpty() ? "/" : fit(row.name());
    }

    private static String words(Track track, Row row) {
        if (track == Track.SESSIONS) {
            return "%d open of %d"
                    .formatted(
                            row.open(Count.SESSIONS, Count.SESSIONS_CLOSED),
                            row.of(Count.SESSIONS));
        }
        return "announced %d, withdrawn %d, %d subscriptions open of %d, %d frames, %d octets"
                .formatted(
                        row.of(Count.ANNOUNCED),
                        row.of(Count.ANNOUNCED_CLOSED),
                        row.open(Count.SUBSCRIPTIONS, Count.SUBSCRIPTIONS_CLOSED),
                        row.of(Count.SUBSCRIPTIONS),
                        row.of(Count.FRAMES),
                        row.of(Count.BYTES));
    }

    private static String fit(String text) {
        return AttachText.fit(text);
    }
}
