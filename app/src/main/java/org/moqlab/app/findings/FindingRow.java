package org.moqlab.app.findings;

import java.util.List;

/// A finding as a line of the list.
///
/// @param number of the event that raised it
/// @param invariant its id
/// @param where what it is about, and at which relays
/// @param time when it was raised
/// @param found what was found
/// @param expected what should have been
/// @param why how that came about; may be empty
/// @param since number of the event since which the invariant did not hold; 0 for none
/// @param sinceTime when that was; may be empty
/// @param evidence events that show it
public record FindingRow(
        long number,
        String invariant,
        String where,
        String time,
        String found,
        String expected,
        String why,
        long since,
        String sinceTime,
        List<Long> evidence) {
    /// Creates a row; the list is copied.
    public FindingRow {
        evidence = List.copyOf(evidence);
    }
}
