package org.moqlab.app.inspector;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// One namespace in the table of the selected relay. The row stays, its facts change.
public final class NamespaceRow {
    private final String namespace;
    private final Sight facts;

    /// What is so at the moment.
    ///
    /// @param mark what the entry is
    /// @param namespace the name
    /// @param via peer and connection of the best route; empty when missing
    /// @param peer place of that peer among the relays, for its colour; -1 for a client
    /// @param hops hops of the best route; -1 when missing
    /// @param age how long it has been here, ns; -1 when missing
    /// @param changed how long ago it last changed, ns; -1 when missing
    /// @param timer what it waits for
    /// @param publishers who really publishes it; empty for nobody
    /// @param way tells whom it came by, where the wire says so: the tables of all relays are read
    ///   for it
    /// @param cost what fetching over the best route costs
    /// @param standbys other routes it has; -1 when missing
    /// @param readers tells how many subscriptions of it others have here, whatever the track; -1
    ///   for none of a name that is missing
    public record Facts(
            EntryMark mark,
            String namespace,
            String via,
            int peer,
            long hops,
            long age,
            long changed,
            Timer timer,
            String publishers,
            Supplier<Path> way,
            Cost cost,
            long standbys,
            LongSupplier readers) {
        /// The same, of which nobody asks any more whom it came by or who reads it.
        private Facts settled() {
            return new Facts(
                    mark,
                    namespace,
                    via,
                    peer,
                    hops,
                    age,
                    changed,
                    timer,
                    publishers,
                    () -> Path.NONE,
                    cost,
                    standbys,
                    () -> -1);
        }

        /// Whom it came by, found out now.
        public Path path() {
            return way.get();
        }

        /// How many subscriptions others have here, counted now; -1 for none of what is missing.
        public long subscriptions() {
            return readers.getAsLong();
        }
    }

    /// A timer that runs on an entry, in order of what is left.
    ///
    /// @param kind what it is, in a word; empty for none
    /// @param left how long it still runs, ns; -1 for none
    public record Timer(String kind, long left) implements Comparable<Timer> {
        static final Timer NONE = new Timer("", -1);

        @Override
        public int compareTo(Timer other) {
            return Long.compare(left, other.left);
        }

        /// The timer in words; empty for none.
        public String words() {
            return left < 0 ? "" : Words.of("timer.left", kind, Figures.span(left));
        }
    }

    /// Whom a route came by.
    ///
    /// @param names from the publisher on, ids where no name is known; empty where the wire has
    ///   none
    /// @param ids the same as ids, as they stand in the message
    public record Path(String names, String ids) {
        static final Path NONE = new Path("", "");
    }

    /// A price, in order of what is served from first.
    ///
    /// @param words as it is shown; empty where nothing was told of it
    /// @param warm the price to where tracks already flow
    /// @param cold the price to the publisher
    public record Cost(String words, long warm, long cold) implements Comparable<Cost> {
        static final Cost UNTOLD = new Cost("", 0, 0);

        @Override
        public int compareTo(Cost other) {
            int byWarm = Long.compare(warm, other.warm);
            return byWarm != 0 ? byWarm : Long.compare(cold, other.cold);
        }
    }

    NamespaceRow(String namespace, Function<String, Facts> first) {
        this.namespace = namespace;
        this.facts = new Sight(first);
    }

    /// The name.
    public String namespace() {
        return namespace;
    }

    /// What is so at the moment, found out when somebody looks.
    public ObservableValue<Facts> factsProperty() {
        return facts;
    }

    /// Whether the name, or the word for what it is, has these letters in it.
    boolean isLike(String letters) {
        String part = letters.strip().toLowerCase(Locale.ROOT);
        return namespace.toLowerCase(Locale.ROOT).contains(part)
                || facts.get().mark().word().toLowerCase(Locale.ROOT).contains(part);
    }

    void become(Function<String, Facts> now) {
        facts.become(now);
    }

    /// Keeps what is known and lets go of where it came from: cells hold on to rows that are gone.
    void forget() {
        Facts last = facts.get().settled();
        facts.become(_ -> last);
    }

    /// A value that is made when it is asked for.
    private final class Sight extends ObjectBinding<Facts> {
        private Function<String, Facts> source;

        Sight(Function<String, Facts> first) {
            source = first;
        }

        void become(Function<String, Facts> now) {
            source = now;
            invalidate();
        }

        @Override
        protected Facts computeValue() {
            return source.apply(namespace);
        }
    }
}
