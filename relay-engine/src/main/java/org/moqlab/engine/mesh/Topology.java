package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Relays and who dials whom.
///
/// @param shape how the relays are joined
/// @param relays names in order; the first is the hub of a star
/// @param sessions sessions a pair: 1 (the earlier relay dials) or 2 (both dial)
/// @param latency one-way latency of every link, ns
/// @param jitter largest extra latency, ns, uniform; 0 for none
/// @param wire wire of every link that names none, such as `moq-lite-04`; empty for the policy's
/// @param particular links that differ from the others
/// @param connect the peers each relay dials, where the shape is [Shape#GIVEN]; relays that dial
///   nobody need not be there
/// @param discovery whether relays publish where they are, and dial those they hear of (GOSSIP C.7)
/// @param price what every link costs that names no price; empty for the usual, which is 1
/// @param external relays that are none of the lab's; no links of the shape lead to them
public record Topology(
        Shape shape,
        List<String> relays,
        int sessions,
        long latency,
        long jitter,
        Optional<String> wire,
        List<LinkSpec> particular,
        Map<String, List<String>> connect,
        boolean discovery,
        OptionalLong price,
        List<ExternalRelay> external) {
    /// Largest price of a link.
    public static final long MAX_PRICE = 1_000_000_000;

    /// What is particular to a link.
    ///
    /// @param wire wire its sessions speak, whoever dials
    /// @param price what it costs to fetch over it, in either direction
    /// @param teller the one end that tells the other of names and does not listen; empty where
    ///   both tell and listen
    /// @param assigned whether who dials gives the other end an id, where that does not say its own
    public record LinkSpec(
            Link link,
            Optional<String> wire,
            OptionalLong price,
            Optional<String> teller,
            boolean assigned) {
        /// A link on which both ends tell, under the names they give themselves.
        public LinkSpec(Link link, Optional<String> wire, OptionalLong price) {
            this(link, wire, price, Optional.empty(), false);
        }

        /// A link that costs what the others do.
        public LinkSpec(Link link, Optional<String> wire) {
            this(link, wire, OptionalLong.empty());
        }
    }

    /// How relays are joined.
    public enum Shape {
        /// Everyone to everyone.
        FULL,
        /// In a row.
        LINE,
        /// In a row whose ends meet.
        RING,
        /// The first relay to every other.
        STAR,
        /// As each relay is told; no word in a scenario file, the key `connect` stands for it.
        GIVEN;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two relays joined by a link; `a` comes first in the list of relays.
    public record Link(String a, String b) {
        /// Whether it joins these two, in either order.
        public boolean joins(String one, String other) {
            return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
        }
    }

    /// Creates a topology; lists and map are copied.
    public Topology {
        relays = List.copyOf(relays);
        external = List.copyOf(external);
        particular = List.copyOf(particular);
        TreeMap<String, List<String>> copy = new TreeMap<>();
        connect.forEach((relay, peers) -> copy.put(relay, List.copyOf(peers)));
        connect = Collections.unmodifiableMap(copy);
    }

    /// A topology of one of the shapes with a word, whose links are all alike and speak the
    /// policy's wire; [Topologies] makes others of it.
    public Topology(Shape shape, List<String> relays, int sessions, long latency, long jitter) {
        this(
                shape,
                relays,
                sessions,
                latency,
                jitter,
                Optional.empty(),
                List.of(),
                new TreeMap<>(),
                false,
                OptionalLong.empty(),
                List.of());
    }

    /// Relays that dial whom they are told, all links alike, in a fixed order.
    ///
    /// @param connect the peers each relay dials
    public static Topology given(
            List<String> relays, long latency, Map<String, List<String>> connect) {
        return Topologies.of(new Topology(Shape.GIVEN, relays, 1, latency, 0))
                .connect(connect)
                .topology();
    }

    /// The same with links that differ.
    public Topology with(List<LinkSpec> links) {
        return Topologies.of(this).particular(links).topology();
    }

    /// Every relay, those of the lab first.
    public List<String> members() {
        if (external.isEmpty()) {
            return relays;
        }
        List<String> all = new ArrayList<>(relays);
        external.forEach(relay -> all.add(relay.name()));
        return all;
    }

    /// Whether a relay is none of the lab's.
    public boolean isExternal(String name) {
        return external.stream().anyMatch(relay -> relay.name().equals(name));
    }

    /// The wire two relays speak with each other; empty for the policy's.
    public Optional<String> wire(String a, String b) {
        return particular(a, b).flatMap(LinkSpec::wire).or(() -> wire);
    }

    /// What the link between two relays costs; empty for the usual.
    public OptionalLong price(String a, String b) {
        OptionalLong own = particular(a, b).map(LinkSpec::price).orElse(OptionalLong.empty());
        return own.isPresent() ? own : price;
    }

    /// Whether a relay wants to hear of names from another one that it has a session with.
    public boolean listens(String relay, String other) {
        return particular(relay, other).flatMap(LinkSpec::teller).filter(relay::equals).isEmpty();
    }

    /// Whether a relay that dials another gives it an id.
    public boolean assigns(String relay, String other) {
        return particular(relay, other).filter(LinkSpec::assigned).isPresent();
    }

    private Optional<LinkSpec> particular(String a, String b) {
        return particular.stream().filter(spec -> spec.link().joins(a, b)).findFirst();
    }

    /// Every link once, in a fixed order.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        int n = relays.size();
        if (shape == Shape.GIVEN) {
            List<TreeSet<Integer>> later = later();
            for (int i = 0; i < n; i++) {
                for (int j : later.get(i)) {
                    links.add(new Link(relays.get(i), relays.get(j)));
                }
            }
            return links;
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (joined(i, j, n)) {
                    links.add(new Link(relays.get(i), relays.get(j)));
                }
            }
        }
        return links;
    }

    /// The relays that each relay is joined to and that come after it, by place in the list; where
    /// the shape is [Shape#GIVEN].
    private List<TreeSet<Integer>> later() {
        Map<String, Integer> places = new TreeMap<>();
        List<TreeSet<Integer>> later = new ArrayList<>();
        for (String relay : relays) {
            places.putIfAbsent(relay, places.size());
            later.add(new TreeSet<>());
        }
        connect.forEach((from, peers) -> {
            Integer one = places.get(from);
            for (String to : peers) {
                Integer other = places.get(to);
                if (one != null && other != null && !one.equals(other)) {
                    later.get(Math.min(one, other)).add(Math.max(one, other));
                }
            }
        });
        return later;
    }

    private boolean joined(int i, int j, int n) {
        return switch (shape) {
            case FULL -> true;
            case LINE -> j == i + 1;
            case RING -> j == i + 1 || (i == 0 && j == n - 1);
            case STAR -> i == 0;
            case GIVEN -> isTold(i, j) || isTold(j, i);
        };
    }

    private boolean isTold(int from, int to) {
        return connect.getOrDefault(relays.get(from), List.of()).contains(relays.get(to));
    }

    /// Whether a relay is told to dial another.
    public boolean dials(String from, String to) {
        if (shape == Shape.GIVEN) {
            return connect.getOrDefault(from, List.of()).contains(to)
                    && relays.contains(from)
                    && relays.contains(to)
                    && !from.equals(to);
        }
        int i = relays.indexOf(from);
        int j = relays.indexOf(to);
        if (i < 0 || j < 0 || i == j) {
            return false;
        }
        return joined(Math.min(i, j), Math.max(i, j), relays.size()) && (sessions == 2 || i < j);
    }

    /// The peers `relay` dials, in a fixed order.
    public List<String> dials(String relay) {
        if (shape == Shape.GIVEN) {
            return connect.getOrDefault(relay, List.of());
        }
        List<String> peers = new ArrayList<>();
        for (Link link : links()) {
            if (link.a().equals(relay)) {
                peers.add(link.b());
            } else if (sessions == 2 && link.b().equals(relay)) {
                peers.add(link.a());
            }
        }
        return peers;
    }

    /// Longest shortest path from `relay`, in links.
    public int eccentricity(String relay) {
        Map<String, List<String>> near = new TreeMap<>();
        for (Link link : links()) {
            near.computeIfAbsent(link.a(), _ -> new ArrayList<>()).add(link.b());
            near.computeIfAbsent(link.b(), _ -> new ArrayList<>()).add(link.a());
        }
        Set<String> seen = new TreeSet<>(List.of(relay));
        List<String> frontier = List.of(relay);
        int depth = -1;
        while (!frontier.isEmpty()) {
            depth++;
            frontier =
                    frontier.stream()
                            .flatMap(at -> near.getOrDefault(at, List.of()).stream())
                            .filter(seen::add)
                            .toList();
        }
        return depth;
    }

    @Override
    public String toString() {
        String word = shape == Shape.GIVEN ? "mesh" : shape.word();
        return word + " of " + relays.size() + (discovery ? " with discovery" : "");
    }
}
