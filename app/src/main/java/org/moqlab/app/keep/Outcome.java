package org.moqlab.app.keep;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What became of a file that was played.
///
/// @param at when that was
/// @param relays how many there were
/// @param findings how many broken promises were found
/// @param until how far it was played, ns of mesh time
public record Outcome(Instant at, int relays, int findings, long until) {
    private static final int PARTS = 4;

    /// As one line of settings.
    String text() {
        return at.getEpochSecond() + " " + relays + " " + findings + " " + until;
    }

    /// Reads such a line; empty for what is none.
    static Optional<Outcome> read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Outcome(
                            Instant.ofEpochSecond(Long.parseLong(parts[0])),
                            Integer.parseUnsignedInt(parts[1]),
                            Integer.parseUnsignedInt(parts[2]),
                            Long.parseUnsignedLong(parts[3])));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
