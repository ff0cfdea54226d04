package org.moqlab.engine.attach;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;

/// What a relay says that it has counted, in one of its `.stats` broadcasts. These are its own
/// words: whoever may publish below `.stats` at it can say what he likes.
///
/// @param broadcast its name, such as `.stats/node/sin`
/// @param tables what was read of it, by track
public record Stats(Namespace broadcast, Map<Track, Table> tables) {
    /// Where moq-relay publishes them, unless it is told another prefix.
    public static final Namespace PREFIX = new Namespace(".stats");

    /// Broadcasts of one relay that are read; it has one, or one a group of names.
    public static final int MAX_BROADCASTS = 8;

    /// Rows of one table that are kept; the rest is counted.
    public static final int MAX_ROWS = 256;

    /// Which of its tracks.
    public enum Track {
        /// What the relay has sent, by namespace.
        PUBLISHER,
        /// What the relay has received, by namespace.
        SUBSCRIBER,
        /// Sessions with it, by the root of what they may see.
        SESSIONS;

        /// Its name on the wire.
        public TrackName trackName() {
            return new TrackName(word() + ".json");
        }

        /// One word for it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The track of that name.
        static Optional<Track> of(TrackName name) {
            return List.of(values()).stream()
                    .filter(each -> each.trackName().equals(name))
                    .findFirst();
        }
    }

    /// What is counted. Everything only grows; when it shrinks, the relay began anew.
    public enum Count {
        /// Times a name was announced.
        ANNOUNCED("announced"),
        /// Times it was withdrawn.
        ANNOUNCED_CLOSED("announced_closed"),
        /// Octets of its name in those.
        ANNOUNCED_BYTES("announced_bytes"),
        /// Sessions that began to have subscriptions to it.
        BROADCASTS("broadcasts"),
        /// Sessions that ceased to.
        BROADCASTS_CLOSED("broadcasts_closed"),
        /// Subscriptions that began.
        SUBSCRIPTIONS("subscriptions"),
        /// Subscriptions that ended.
        SUBSCRIPTIONS_CLOSED("subscriptions_closed"),
        /// Groups asked for one by one.
        FETCHES("fetches"),
        /// Octets of payload.
        BYTES("bytes"),
        /// Frames.
        FRAMES("frames"),
        /// Groups.
        GROUPS("groups"),
        /// Groups that went as a datagram.
        DATAGRAMS("datagrams"),
        /// Sessions that began.
        SESSIONS("sessions"),
        /// Sessions that ended.
        SESSIONS_CLOSED("sessions_closed");

        private final String word;

        Count(String word) {
            this.word = word;
        }

        /// Its name in JSON.
        public String word() {
            return word;
        }
    }

    /// What is counted of one name, or of one root.
    ///
    /// @param name as the relay says it, from outside; not cut
    /// @param counts what it says; the rest is 0
    public record Row(String name, Map<Count, Long> counts) {
        /// Creates the value; the map is copied.
        public Row {
            counts = Map.copyOf(counts);
        }

        /// One of them.
        public long of(Count count) {
            return counts.getOrDefault(count, 0L);
        }

        /// How many are open now.
        public long open(Count began, Count ended) {
            return Math.max(0, of(began) - of(ended));
        }
    }

    /// What a track said last. A relay says nothing while nothing changes.
    ///
    /// @param heardAt when, ns
    /// @param rows the first of them by name
    /// @param leftOut how many more there were
    /// @param trouble why it could not be read; empty when it could
    public record Table(long heardAt, List<Row> rows, long leftOut, String trouble) {
        /// Creates the value; the list is copied.
        public Table {
            rows = List.copyOf(rows);
        }

        static Table none(long at, String trouble) {
            return new Table(at, List.of(), 0, trouble);
        }
    }

    /// Creates the value; the map is copied.
    public Stats {
        tables = Map.copyOf(tables);
    }

    /// What a track said last; empty when it has not said anything.
    public Optional<Table> of(Track track) {
        return Optional.ofNullable(tables.get(track));
    }

    /// The part of the name that says which relay it is; empty for a relay that has none.
    public String node() {
        return node(broadcast).orElse("");
    }

    /// The node that a broadcast is about: `.stats[/GROUP]/node[/NODE]`; empty when it is of
    /// another sort.
    static Optional<String> node(Namespace name) {
        if (!name.startsWith(PREFIX) || name.equals(PREFIX)) {
            return Optional.empty();
        }
        String rest = "/" + name.below(PREFIX).path() + "/";
        int at = rest.indexOf("/node/");
        if (at < 0) {
            return Optional.empty();
        }
        String node = rest.substring(at + "/node/".length());
        return Optional.of(node.isEmpty() ? "" : node.substring(0, node.length() - 1));
    }

    /// Octets in memory, about.
    long weight() {
        long all = Change.OBJECT;
        for (Table table : tables.values()) {
            for (Row row : table.rows()) {
                all += Change.OBJECT * (3L + row.counts().size()) + 2L * row.name().length();
            }
        }
        return all;
    }

    /// The same with another table.
    Stats with(Track track, Table table) {
        EnumMap<Track, Table> all = new EnumMap<>(Track.class);
        all.putAll(tables);
        all.put(track, table);
        return new Stats(broadcast, all);
    }
}
