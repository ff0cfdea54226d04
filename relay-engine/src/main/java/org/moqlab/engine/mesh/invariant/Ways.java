package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RowView;

/// Says where best routes lead, for findings.
final class Ways {
    private Ways() {}

    /// Why a relay holds what it holds: what its table did last, and where its best routes lead.
    static String why(Scene scene, String relay, Namespace namespace) {
        Optional<RowView> row = scene.state().row(relay, namespace);
        if (row.isEmpty()) {
            return "nothing is known of it at " + relay;
        }
        long event = row.get().event();
        String rule = scene.past().rule(event);
        String did = rule.isEmpty() ? "" : " " + relay + ": " + rule + " (event " + event + ");";
        return (did + " " + leads(scene, relay, namespace)).strip();
    }

    /// Where the best routes from a relay lead, such as `its best routes lead A > F > A, in a
    /// circle`.
    static String leads(Scene scene, String relay, Namespace namespace) {
        Truth.Pointers way = Truth.pointers(scene.state(), relay, namespace);
        String end = "";
        if (way.cycle()) {
            end = ", in a circle";
        } else if (way.broken()) {
            end = ", which has gone without its knowledge";
        }
        return "its best routes lead " + String.join(" > ", way.names()) + end;
    }
}
