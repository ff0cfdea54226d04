package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What there is to say of the selected relay.
///
/// @param title its label; empty when none is selected
/// @param node what the engine calls it
/// @param process how it stands, in words
/// @param up whether it is watched now
/// @param rows its table, what needs a look first
/// @param all how many names it tells, of which not all may be shown
/// @param fitting how many of them fit the filter
/// @param peers whom it has sessions with, and what that rests on
/// @param readers who reads what through it, or why that is not known
/// @param open whether it shows its inside: other ways, and who reads
/// @param question what is asked of the selected name; empty for nothing
/// @param why the answer
/// @param provable the name that a subscription could prove alive or dead there
record Sheet(
        String title,
        String node,
        String process,
        boolean up,
        List<SheetRow.Facts> rows,
        long all,
        long fitting,
        List<Line> peers,
        List<Line> readers,
        boolean open,
        String question,
        List<Line> why,
        Optional<Namespace> provable) {
    /// Nothing is selected.
    static final Sheet NOTHING =
            new Sheet(
                    "",
                    "",
                    "",
                    false,
                    List.of(),
                    0,
                    0,
                    List.of(),
                    List.of(),
                    false,
                    "",
                    List.of(),
                    Optional.empty());

    Sheet {
        rows = List.copyOf(rows);
        peers = List.copyOf(peers);
        readers = List.copyOf(readers);
        why = List.copyOf(why);
    }
}
