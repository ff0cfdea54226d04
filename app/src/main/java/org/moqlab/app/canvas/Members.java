package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.ExternalRelay;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;

/// The relays of a mesh as they are laid out: those outside the lab that take part are among them.
final class Members {
    private Members() {}

    /// A topology in which relays outside the lab are like the others, for a layout; the same where
    /// there are none.
    static Topology drawn(Topology topology) {
        if (topology.external().isEmpty()) {
            return topology;
        }
        Map<String, List<String>> connect = new TreeMap<>();
        for (String relay : topology.relays()) {
            List<String> peers = new ArrayList<>(topology.dials(relay));
            for (ExternalRelay other : topology.external()) {
                if (other.dialledBy().contains(relay)) {
                    peers.add(other.name());
                }
            }
            connect.put(relay, peers);
        }
        return Topologies.of(topology)
                .shape(Topology.Shape.GIVEN)
                .relays(topology.members())
                .particular(List.of())
                .connect(connect)
                .external(List.of())
                .topology();
    }
}
