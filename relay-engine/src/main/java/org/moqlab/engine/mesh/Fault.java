package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What goes wrong in a mesh besides the death of a relay (DESIGN §5).
public sealed interface Fault extends MeshCommand permits LinkFault, Fault.OfProcess {
    /// What goes wrong in a process or with its messages.
    sealed interface OfProcess extends Fault {}

    /// What a fault of messages is about.
    enum Message {
        /// A namespace is told, for the first time or anew.
        ANNOUNCE,
        /// A namespace is withdrawn.
        UNANNOUNCE;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A process stops without ending, as by SIGSTOP.
    record Freeze(String name) implements OfProcess {
        @Override
        public String text() {
            return "freeze: " + MeshCommand.plain(name);
        }
    }

    /// A frozen process goes on.
    record Thaw(String name) implements OfProcess {
        @Override
        public String text() {
            return "thaw: " + MeshCommand.plain(name);
        }
    }

    /// A relay forgets to say the next announce or unannounce to a peer.
    record DropNext(String from, String to, Message message) implements OfProcess {
        @Override
        public String text() {
            return next("drop", from, to) + ", message: " + message.word() + "}";
        }
    }

    /// A relay keeps the next announce or unannounce to a peer to itself until it is released.
    record HoldNext(String from, String to, Message message) implements OfProcess {
        @Override
        public String text() {
            return next("hold", from, to) + ", message: " + message.word() + "}";
        }
    }

    /// A relay says what it kept to itself.
    record ReleaseNext(String from, String to) implements OfProcess {
        @Override
        public String text() {
            return next("release", from, to) + "}";
        }
    }

    private static String next(String verb, String from, String to) {
        String ends = "from: " + MeshCommand.plain(from) + ", to: " + MeshCommand.plain(to);
        return verb + "-next: {" + ends;
    }

    /// A client ends without a word.
    record Vanish(String client) implements OfProcess {
        @Override
        public String text() {
            return "vanish: " + MeshCommand.plain(client);
        }
    }

    /// A publisher leaves and comes back, again and again, and stays in the end.
    ///
    /// @param every time between two of these, ns
    /// @param times how often it leaves
    record Flap(String publisher, long every, int times) implements OfProcess {
        /// Most times one command has it leave.
        public static final int MAX_TIMES = 10_000;

        /// Shortest time between two changes, ns.
        public static final long MIN_EVERY = Durations.MILLI;

        @Override
        public String text() {
            String how = ", every: " + Durations.format(every) + ", times: " + times;
            return "flap: {publisher: " + MeshCommand.plain(publisher) + how + "}";
        }
    }

    /// A publisher announces many namespaces below its own.
    record Flood(String publisher, int names) implements OfProcess {
        /// Most names of one flood.
        public static final int MAX_NAMES = 100_000;

        @Override
        public String text() {
            return "flood: {publisher: " + MeshCommand.plain(publisher) + ", names: " + names + "}";
        }
    }

    /// A relay lies about everything it tells from now on, and tells all of it anew.
    record Lie(String relay, Tale tale) implements OfProcess {
        @Override
        public String text() {
            return "lie: {relay: " + MeshCommand.plain(relay) + ", " + tale.text() + "}";
        }
    }

    /// What a relay that lies says.
    sealed interface Tale {
        /// As a scenario file has it, such as `hops: 0`.
        String text();
    }

    /// That it is so far from the publisher, whatever the truth.
    ///
    /// @param hops before its own
    record Hops(int hops) implements Tale {
        /// Farthest.
        public static final int MAX_HOPS = 1_000_000;

        @Override
        public String text() {
            return "hops: " + hops;
        }
    }

    /// That everything came through these relays.
    record Through(List<String> relays) implements Tale {
        /// Creates the tale; the list is copied.
        public Through {
            relays = List.copyOf(relays);
        }

        @Override
        public String text() {
            return relays.stream()
                    .map(MeshCommand::plain)
                    .collect(Collectors.joining(", ", "hops: [", "]"));
        }
    }

    /// The truth again.
    record Truth() implements Tale {
        @Override
        public String text() {
            return "hops: truth";
        }
    }

    /// That its routes cost nothing.
    record Free() implements Tale {
        @Override
        public String text() {
            return "cost: zero";
        }
    }
}
