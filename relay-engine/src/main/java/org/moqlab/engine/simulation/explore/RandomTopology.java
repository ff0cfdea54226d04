package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Link;
import org.moqlab.engine.mesh.Topology.LinkSpec;
import org.moqlab.engine.mesh.Topology.Shape;

/// Draws who is joined to whom, and how.
record RandomTopology(Draw draw) {
    private static final int MOST_PARTICULAR = 3;

    Topology of(List<String> relays) {
        Shape shape = draw.any(List.of(Shape.values()));
        boolean given = shape == Shape.GIVEN;
        Topology plain =
                new Topology(
                        shape,
                        relays,
                        given ? 1 : draw.from(1, 2),
                        draw.millis(0, 40),
                        draw.coin() ? 0 : draw.millis(1, 10),
                        draw.oneIn(4) ? Optional.of(wire()) : Optional.empty(),
                        List.of(),
                        given ? connect(relays) : new TreeMap<>(),
                        draw.oneIn(6),
                        draw.oneIn(8) ? price() : OptionalLong.empty(),
                        List.of());
        return draw.oneIn(4) ? withOthers(plain) : plain;
    }

    private OptionalLong price() {
        return OptionalLong.of(draw.oneIn(4) ? draw.upTo(Topology.MAX_PRICE) : draw.upTo(10));
    }

    private String wire() {
        return draw.any(ScenarioFile.WIRES);
    }

    /// Each pair is dialled from neither end, one or both.
    private Map<String, List<String>> connect(List<String> relays) {
        Map<String, List<String>> connect = new TreeMap<>();
        int sparse = draw.from(2, 5);
        for (String relay : relays) {
            List<String> peers =
                    relays.stream()
                            .filter(peer -> !peer.equals(relay) && draw.oneIn(sparse))
                            .toList();
            if (!peers.isEmpty()) {
                connect.put(relay, peers);
            }
        }
        return connect;
    }

    private Topology withOthers(Topology plain) {
        List<LinkSpec> others = new ArrayList<>();
        for (Link link : draw.some(plain.links(), draw.from(1, MOST_PARTICULAR))) {
            Optional<String> wire = draw.oneIn(3) ? Optional.empty() : Optional.of(wire());
            others.add(
                    new LinkSpec(
                            link,
                            wire,
                            draw.coin() ? price() : OptionalLong.empty(),
                            draw.oneIn(4)
                                    ? Optional.of(draw.coin() ? link.a() : link.b())
                                    : Optional.empty(),
                            draw.oneIn(4)));
        }
        return plain.with(others);
    }
}
