package org.moqlab.engine.mesh.convergence;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Topology;

/// How many links lie between relays, all of them up.
final class Distances {
    private final Topology topology;
    private final Map<String, Map<String, Integer>> known = new TreeMap<>();

    Distances(Topology topology) {
        this.topology = topology;
    }

    /// Links between two relays times the latency of one, ns; empty when no way leads there.
    OptionalLong optimum(String from, String to) {
        Integer depth = known.computeIfAbsent(from, this::depths).get(to);
        return depth == null ? OptionalLong.empty() : OptionalLong.of(depth * topology.latency());
    }

    private Map<String, Integer> depths(String from) {
        Map<String, Integer> depths = new TreeMap<>();
        depths.put(from, 0);
        ArrayDeque<String> next = new ArrayDeque<>(List.of(from));
        List<Topology.Link> links = topology.links();
        while (!next.isEmpty()) {
            String here = next.remove();
            int depth = depths.getOrDefault(here, 0) + 1;
            for (Topology.Link link : links) {
                String other = link.a().equals(here) ? link.b() : link.a();
                boolean touches = link.a().equals(here) || link.b().equals(here);
                if (touches && depths.putIfAbsent(other, depth) == null) {
                    next.add(other);
                }
            }
        }
        return depths;
    }
}
