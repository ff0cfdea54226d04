package org.moqlab.app.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.moqlab.app.keep.Outcome;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// Says what became of a file, and when.
///
/// @param now the time it is said
/// @param zone where the person is
record RecentWords(Instant now, ZoneId zone) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    RecentRow row(Path file, Optional<Outcome> outcome) {
        return new RecentRow(
                file,
                outcome.map(one -> one.findings() > 0 ? "ghost" : "live").orElse("unknown"),
                String.valueOf(file.getFileName()),
                outcome.map(RecentWords::became).orElseGet(() -> Words.of("start.recent.unknown")),
                outcome.map(one -> when(one.at())).orElse(""));
    }

    private static String became(Outcome outcome) {
        return Words.of(
                "start.recent.became",
                Words.counted("start.relays", outcome.relays()),
                outcome.findings() > 0
                        ? Words.counted("findings", outcome.findings())
                        : Words.of("start.recent.clean", Figures.span(outcome.until())));
    }

    private String when(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return Words.of("start.today", CLOCK.format(then));
        }
        return then.toLocalDate().equals(today.minusDays(1))
                ? Words.of("start.yesterday")
                : DateTimeFormatter.ISO_LOCAL_DATE.format(then);
    }
}
