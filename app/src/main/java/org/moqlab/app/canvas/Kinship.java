package org.moqlab.app.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.moqlab.engine.mesh.Topology;

/// Who is linked with whom, relays by their place in the list. Pure.
final class Kinship {
    private static final int FORK = 3;

    private final List<List<Integer>> linked = new ArrayList<>();
    private final int links;

    private Kinship(Topology topology) {
        Map<String, Integer> places = new HashMap<>();
        for (String relay : topology.relays()) {
            places.putIfAbsent(relay, linked.size());
            linked.add(new ArrayList<>());
        }
        links = topology.links().size();
        for (Topology.Link link : topology.links()) {
            int a = places.getOrDefault(link.a(), 0);
            int b = places.getOrDefault(link.b(), 0);
            linked.get(a).add(b);
            linked.get(b).add(a);
        }
        linked.forEach(peers -> peers.sort(null));
    }

    static Kinship of(Topology topology) {
        return new Kinship(topology);
    }

    private int size() {
        return linked.size();
    }

    /// Whether all are linked, without any circle, and somewhere more than two ways meet.
    boolean isTree() {
        return links == size() - 1
                && linked.stream().anyMatch(peers -> peers.size() >= FORK)
                && family(0).parents.stream().filter(parent -> parent < 0).count() == 1;
    }

    /// The one with the most links first, then the others in order.
    List<Integer> hubFirst() {
        List<Integer> all = IntStream.range(0, size()).boxed().toList();
        // The first of several alike, as a stable sort leaves it.
        Optional<Integer> hub = all.stream().sorted((a, b) -> links(b) - links(a)).findFirst();
        return Stream.concat(
                        hub.stream(), all.stream().filter(one -> !Optional.of(one).equals(hub)))
                .toList();
    }

    private int links(int relay) {
        return linked.get(relay).size();
    }

    /// One after the other along links, from one with the fewest on.
    List<Integer> walk() {
        List<Integer> order = new ArrayList<>();
        boolean[] seen = new boolean[size()];
        List<Integer> starts = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        starts.sort(Comparator.comparingInt(this::links));
        for (int start : starts) {
            int here = seen[start] ? -1 : start;
            while (here >= 0) {
                seen[here] = true;
                order.add(here);
                here = linked.get(here).stream().filter(next -> !seen[next]).findFirst().orElse(-1);
            }
        }
        return order;
    }

    /// Parents, depths, and all in the order in which they were found.
    private record Family(List<Integer> parents, List<Integer> depths, List<Integer> order) {}

    /// The nearest first, from a root on; whoever is not linked with it is a root as well.
    private Family family(int root) {
        List<Integer> parents = new ArrayList<>(Collections.nCopies(size(), -1));
        List<Integer> depths = new ArrayList<>(Collections.nCopies(size(), 0));
        boolean[] seen = new boolean[size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            ArrayDeque<Integer> next = new ArrayDeque<>();
            int start = (root + i) % size();
            if (!seen[start]) {
                seen[start] = true;
                next.add(start);
            }
            while (!next.isEmpty()) {
                int here = next.removeFirst();
                order.add(here);
                for (int child : linked.get(here)) {
                    if (!seen[child]) {
                        seen[child] = true;
                        parents.set(child, here);
                        depths.set(child, depths.get(here) + 1);
                        next.add(child);
                    }
                }
            }
        }
        return new Family(parents, depths, order);
    }

    /// Places in the unit square, in layers below the first: who has no children takes the next
    /// free column, parents stand over the middle of theirs.
    List<Point2D> layers() {
        Family family = family(0);
        double[] x = new double[size()];
        List<List<Integer>> children = new ArrayList<>();
        linked.forEach(_ -> children.add(new ArrayList<>()));
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int one : family.order) {
            int parent = family.parents.get(one);
            if (parent >= 0) {
                children.get(parent).add(one);
            } else {
                open.addLast(one);
            }
        }
        int column = 0;
        while (!open.isEmpty()) {
            int here = open.removeFirst();
            if (children.get(here).isEmpty()) {
                x[here] = column++;
            }
            children.get(here).reversed().forEach(open::addFirst);
        }
        for (int one : family.order.reversed()) {
            List<Integer> own = children.get(one);
            x[one] = own.isEmpty() ? x[one] : (x[own.getFirst()] + x[own.getLast()]) / 2;
        }
        double[] y = family.depths.stream().mapToDouble(depth -> depth).toArray();
        List<Point2D> places = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            places.add(new Point2D(ForceLayout.share(x[i], x), ForceLayout.share(y[i], y)));
        }
        return places;
    }
}
