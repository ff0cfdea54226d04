package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// What the canvas shows at a moment, in words and states, without any geometry. Two equal scenes
/// look the same.
///
/// @param relays in the order of the topology
/// @param clients in the order of the scenario
/// @param sessions between relays, one for each that is or should be
/// @param routes of the selected namespace
/// @param cycles among those routes
/// @param chip what the selected namespace is, over all relays
/// @param chosen the selected session
/// @param tree who has asked whom for the selected namespace
record MeshScene(
        List<RelayBox> relays,
        List<ClientBox> clients,
        List<SessionLine> sessions,
        List<RouteLine> routes,
        List<Cycle> cycles,
        Optional<Chip> chip,
        Optional<Chosen> chosen,
        Tree tree) {
    static final MeshScene EMPTY =
            new MeshScene(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Tree.HIDDEN);

    MeshScene {
        relays = List.copyOf(relays);
        clients = List.copyOf(clients);
        sessions = List.copyOf(sessions);
        routes = List.copyOf(routes);
        cycles = List.copyOf(cycles);
    }

    /// The same with what has been asked.
    MeshScene withTree(Tree asked) {
        return new MeshScene(relays, clients, sessions, routes, cycles, chip, chosen, asked);
    }

    /// A relay.
    ///
    /// @param name its name
    /// @param up whether the process runs
    /// @param frozen whether it takes no turns
    /// @param process the word for that
    /// @param entry what its entry for the selected namespace is; without a selection the worst of
    ///   all its entries
    /// @param number what stands big in the cell; empty for nothing
    /// @param unit what the number counts
    /// @param line1 first line below the name
    /// @param line2 second line below the name
    /// @param ghosts how many of its entries are ghosts
    /// @param timer the timer running on the selected entry
    /// @param selected whether it is the selected node
    /// @param spoken what a screen reader says
    /// @param hearsay whether nobody but ways speaks of it, so that it is drawn dotted
    /// @param warning what stands below the box; empty for nothing
    /// @param external whether it is none of the lab's, so that it is drawn with square corners and
    ///   a double line
    record RelayBox(
            String name,
            boolean up,
            boolean frozen,
            String process,
            EntryState entry,
            String number,
            String unit,
            String line1,
            String line2,
            int ghosts,
            Optional<Countdown> timer,
            boolean selected,
            String spoken,
            boolean hearsay,
            String warning,
            boolean external) {
        /// A relay that is seen from outside, in a cluster of others.
        RelayBox(
                String name,
                boolean up,
                boolean frozen,
                String process,
                EntryState entry,
                String number,
                String unit,
                String line1,
                String line2,
                int ghosts,
                Optional<Countdown> timer,
                boolean selected,
                String spoken,
                boolean hearsay,
                String warning) {
            this(
                    name, up, frozen, process, entry, number, unit, line1, line2, ghosts, timer,
                    selected, spoken, hearsay, warning, false);
        }

        /// A relay of a mesh of our own.
        RelayBox(
                String name,
                boolean up,
                boolean frozen,
                String process,
                EntryState entry,
                String number,
                String unit,
                String line1,
                String line2,
                int ghosts,
                Optional<Countdown> timer,
                boolean selected,
                String spoken) {
            this(
                    name, up, frozen, process, entry, number, unit, line1, line2, ghosts, timer,
                    selected, spoken, false, "", false);
        }

        /// The same as one outside the lab, which is seen from outside.
        ///
        /// @param how by what it is seen
        /// @param age how old the newest of it is
        /// @param words what a screen reader says
        RelayBox outside(String how, String age, String words) {
            return new RelayBox(
                    name, up, frozen, process, entry, number, unit, how, age, ghosts, timer,
                    selected, words, hearsay, warning, true);
        }
    }

    /// Time left of a wait.
    ///
    /// @param left share that is left, 0 to 1
    /// @param number time left as a number
    /// @param unit its unit
    /// @param kind what is waited for
    record Countdown(double left, String number, String unit, Wait kind) {
        /// A hold-down.
        Countdown(double left, String number, String unit) {
            this(left, number, unit, Wait.HOLD_DOWN);
        }

        /// @param left time left, ns
        /// @param whole time at first, ns
        static Countdown of(long left, long whole, Wait kind) {
            return new Countdown(
                    (double) left / whole, Words.leftNumber(left), Words.leftUnit(left), kind);
        }
    }

    /// What a ring counts down, each with a line and colour of its own.
    enum Wait {
        /// A hold-down, or a better route that is held.
        HOLD_DOWN,
        /// A lost route that may come back.
        LINGER,
        /// Nothing is heard on a session.
        IDLE
    }

    /// How a client fares.
    enum Mood {
        /// It gets or gives what it wants.
        GOOD,
        /// Nothing is wrong, nothing flows.
        WAITING,
        /// It was refused, failed or cut off.
        BAD,
        /// It was there and is not any more.
        GONE,
        /// It was never there.
        UNSTARTED
    }

    /// A publisher or subscriber.
    ///
    /// @param name its name
    /// @param at its relay
    /// @param publisher whether it publishes
    /// @param mood how it fares
    /// @param title what it gets, in words
    /// @param detail one more line
    /// @param connected whether a session to its relay is up
    /// @param selected whether it is the selected node
    /// @param spoken what a screen reader says
    record ClientBox(
            String name,
            String at,
            boolean publisher,
            Mood mood,
            String title,
            String detail,
            boolean connected,
            boolean selected,
            String spoken) {}

    /// How a session is.
    enum Link {
        /// Both ends hold it.
        UP,
        /// Only the dialling end holds it.
        DIALER_ONLY,
        /// Only the accepting end holds it.
        ACCEPTOR_ONLY,
        /// It is being dialled.
        DIALLING,
        /// The dialler waits.
        BACKING_OFF,
        /// The dialler gave up.
        GAVE_UP,
        /// There is none.
        NONE
    }

    /// A session, or the place of one that should be.
    ///
    /// @param dialer who dials
    /// @param acceptor who is dialled
    /// @param link how it is
    /// @param countdown time left of the back-off; empty for none
    /// @param pair whether the other side dials as well
    /// @param strain what faults have done to its way
    /// @param quiet whether it fades behind the selected namespace
    /// @param load how much goes over it
    /// @param proof what is known of it from outside; empty in a mesh of our own
    record SessionLine(
            String dialer,
            String acceptor,
            Link link,
            String countdown,
            boolean pair,
            Strain strain,
            boolean quiet,
            Load load,
            Optional<Survey.Proof> proof) {
        /// A session of a mesh of our own over which nothing goes.
        SessionLine(
                String dialer,
                String acceptor,
                Link link,
                String countdown,
                boolean pair,
                Strain strain,
                boolean quiet) {
            this(
                    dialer,
                    acceptor,
                    link,
                    countdown,
                    pair,
                    strain,
                    quiet,
                    Load.NONE,
                    Optional.empty());
        }

        /// The same with what goes over it.
        SessionLine with(Load other) {
            return new SessionLine(
                    dialer, acceptor, link, countdown, pair, strain, quiet, other, proof);
        }
    }

    /// How much goes over a session.
    ///
    /// @param level how thick it is drawn, 0 to [#MAX_LEVEL]
    /// @param idle the idle timeout of the end that gives up first, while one runs
    record Load(int level, Optional<Countdown> idle) {
        static final Load NONE = new Load(0, Optional.empty());

        /// The thickest.
        static final int MAX_LEVEL = 5;

        private static final int BITS_A_LEVEL = 3;
        private static final int FIRST_BITS = 6;

        /// The level of an amount of traffic: one more for eight times as much, from 64 octets on.
        static int level(long octets) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, octets));
            return Math.clamp((bits - FIRST_BITS + BITS_A_LEVEL - 1) / BITS_A_LEVEL, 0, MAX_LEVEL);
        }
    }

    /// What faults have done to the way a session takes.
    ///
    /// @param deafDialer nothing reaches the dialling end
    /// @param deafAcceptor nothing reaches the accepting end
    /// @param words what else is wrong, or how the cut is in words; empty for nothing
    record Strain(boolean deafDialer, boolean deafAcceptor, String words) {
        static final Strain NONE = new Strain(false, false, "");

        boolean isCut() {
            return deafDialer || deafAcceptor;
        }
    }

    /// Where the selected session runs.
    ///
    /// @param dialer who dialled it
    /// @param acceptor who was dialled
    /// @param pair whether two strands run between them
    record Chosen(String dialer, String acceptor, boolean pair) {}

    /// What part a route plays.
    enum Part {
        /// It is used and leads to a publisher, or to nowhere.
        USED,
        /// It is used and is part of a cycle.
        CYCLE,
        /// It is used and leads into a cycle.
        INTO_CYCLE,
        /// It would be used next.
        STANDBY
    }

    /// A route: where a relay fetches from, or would.
    ///
    /// @param from the relay
    /// @param to where it fetches from
    /// @param part what part the route plays
    /// @param entry what the relay's entry is
    record RouteLine(String from, String to, Part part, EntryState entry) {}

    /// Who has asked whom for the selected namespace.
    ///
    /// @param shown whether it is to be seen
    /// @param lines each once
    record Tree(boolean shown, List<Asked> lines) {
        static final Tree HIDDEN = new Tree(false, List.of());

        Tree {
            lines = List.copyOf(lines);
        }
    }

    /// A subscription, or several that look the same.
    ///
    /// @param who who asked
    /// @param peer whom
    /// @param served whether a group has come
    record Asked(String who, String peer, boolean served) {}

    /// A cycle of best routes.
    ///
    /// @param names the relays on it, each once
    /// @param title the cycle in words
    /// @param detail what is wrong with it
    record Cycle(List<String> names, String title, String detail) {
        Cycle {
            names = List.copyOf(names);
        }
    }

    /// The selected namespace over all relays.
    ///
    /// @param namespace its name
    /// @param state the worst state
    /// @param verdict in words, such as `ghost on 6 of 6`
    record Chip(Namespace namespace, EntryState state, String verdict) {}
}
