package org.moqlab.engine.observe;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.pcollections.TreePMap;

/// One relay process as seen at a moment.
///
/// @param name its name
/// @param up whether it runs
/// @param how how it last started or ended
/// @param id its origin id; unknown while down, for one that has none or another on each session,
///   and where nobody knows
/// @param since when it last started or ended, ns
/// @param starts how often it has started
/// @param rows its table by namespace; empty while down
/// @param dials its dial loop by peer, only peers without a session of its own dialling
public record RelayView(
        String name,
        boolean up,
        String how,
        Origin id,
        long since,
        int starts,
        TreePMap<Namespace, RowView> rows,
        TreePMap<String, DialView> dials) {
    /// Whether it is none of the lab's and is watched from outside.
    public boolean isObserved() {
        return how.startsWith(EventBody.RelayChanged.OBSERVED);
    }

    static RelayView unknown(String name) {
        return new RelayView(
                name, false, "", Origin.UNKNOWN, 0, 0, TreePMap.empty(), TreePMap.empty());
    }

    RelayView process(EventBody.RelayChanged change, long t) {
        return new RelayView(
                name,
                change.up(),
                change.how(),
                change.id(),
                t,
                change.up() ? starts + 1 : starts,
                TreePMap.empty(),
                TreePMap.empty());
    }

    RelayView withRows(TreePMap<Namespace, RowView> newRows) {
        return new RelayView(name, up, how, id, since, starts, newRows, dials);
    }

    RelayView withDials(TreePMap<String, DialView> newDials) {
        return new RelayView(name, up, how, id, since, starts, rows, newDials);
    }
}
