package org.moqlab.app.attach;

import java.util.List;
import org.moqlab.app.matrix.MatrixRow;
import org.moqlab.engine.model.Namespace;

/// Relays across, names down: who tells what.
///
/// @param relays labels of the watched ones
/// @param ghosts how many of the names each tells are proven dead
/// @param names the names themselves, in the order of the rows
/// @param rows what is shown of them
/// @param summary what there is to see, in words
record Grid(
        List<String> relays,
        List<Integer> ghosts,
        List<Namespace> names,
        List<MatrixRow> rows,
        String summary) {
    static final Grid EMPTY = new Grid(List.of(), List.of(), List.of(), List.of(), "");

    Grid {
        relays = List.copyOf(relays);
        ghosts = List.copyOf(ghosts);
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }
}
