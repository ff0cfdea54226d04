package org.moqlab.app.convergence;

import java.util.List;

/// One change as a line of the table.
///
/// @param event number of the event it goes back to
/// @param time when that was
/// @param what what happened, and what it did to the namespace
/// @param last when the last relay had learned it
/// @param best when it could have
/// @param messages what it took
/// @param edges what would have done
/// @param verdict how tables were in the end
/// @param wrong whether some of them were not right
/// @param ranks its figures, to be sorted by
/// @param relays how each relay learned it
public record ChangeRow(
        long event,
        String time,
        String what,
        String last,
        String best,
        String messages,
        String edges,
        String verdict,
        boolean wrong,
        Ranks ranks,
        List<RelayLine> relays) {
    /// Figures as numbers; what never came is the largest.
    ///
    /// @param first of a relay, when its best route first changed, ns; 0 of a change
    /// @param last when the last relay had learned it, or a relay last learned of it, ns
    /// @param best when it could have been known, ns
    /// @param messages what it took, or how often a relay's best route changed
    /// @param edges what would have done; 0 of a relay
    public record Ranks(long first, long last, long best, long messages, long edges) {}

    /// Creates a row; the list is copied.
    public ChangeRow {
        relays = List.copyOf(relays);
    }

    /// How one relay learned a change.
    ///
    /// @param relay its name
    /// @param peer its place among the relays, for its colour
    /// @param first when its best route first changed
    /// @param last when it last did
    /// @param best when it could have known
    /// @param changes how often its best route changed
    /// @param settled whether its table was right in the end, in words
    /// @param ranks its figures, to be sorted by
    public record RelayLine(
            String relay,
            int peer,
            String first,
            String last,
            String best,
            String changes,
            String settled,
            Ranks ranks) {}
}
