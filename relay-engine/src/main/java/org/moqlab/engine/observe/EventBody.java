package org.moqlab.engine.observe;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.TableRow;

/// What an event says. Facts, never instructions; values, never live objects.
public sealed interface EventBody {
    /// The kind every body of this shape has.
    Kind kind();

    /// A message was handed to the transport.
    ///
    /// @param message what it says
    /// @param stream the QUIC stream id
    /// @param offset where the message starts in that direction of the stream
    record Sent(MessageView message, long stream, long offset) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.SENT;
        }
    }

    /// A message arrived whole; fields as in [Sent].
    record Received(MessageView message, long stream, long offset) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }
    }

    /// Something was thrown away.
    ///
    /// @param what what it was
    /// @param why the rule that threw it away
    record Dropped(String what, String why) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.DROPPED;
        }
    }

    /// A relay's table changed.
    ///
    /// @param row the new row
    /// @param rule what happened in words, such as `promoted standby via B, 3 hops`
    record Decided(TableRow row, String rule) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.DECIDED;
        }
    }

    /// A timer of the relay ran out.
    ///
    /// @param timer its name, such as `hold-down`
    /// @param subject what it ran for
    /// @param effect what came of it
    record DeadlineReached(String timer, String subject, String effect) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.DEADLINE;
        }
    }

    /// One end of a connection changed its state.
    ///
    /// @param phase what happened
    /// @param peer name of the other end
    /// @param dialled whether this end dialled
    /// @param detail ALPN, close code and reason, or what failed
    /// @param until end of the back-off, ns; 0 when none
    record SessionChanged(Phase phase, String peer, boolean dialled, String detail, long until)
            implements EventBody {
        /// What can happen to one end of a connection.
        public enum Phase {
            /// A dial began.
            DIALLING,
            /// The transport is up.
            OPENED,
            /// It ended by a close of either side.
            CLOSED,
            /// It ended because nothing was heard for the idle timeout.
            IDLE,
            /// It broke, or the dial failed.
            FAILED,
            /// The dial loop waits before it tries again.
            BACKING_OFF,
            /// The dial loop gave up for ever.
            GAVE_UP
        }

        @Override
        public Kind kind() {
            return Kind.SESSION;
        }
    }

    /// What a client gets changed.
    ///
    /// @param state the new state
    /// @param code MoQ error code that led here, or -1
    /// @param detail one line for a person
    record ClientChanged(ClientState state, long code, String detail) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.CLIENT;
        }
    }

    /// A relay process started or ended.
    ///
    /// @param up whether it runs now
    /// @param how `started`, `restarted`, `interrupt`, `close`, `kill`; of a relay that is watched
    ///   from outside it begins with [#OBSERVED]
    /// @param id the origin id it has in this life; unknown for one that ended, that has none or
    ///   another on each session, or of which nobody knows
    record RelayChanged(boolean up, String how, Origin id) implements EventBody {
        /// How the words begin for a relay that is none of the lab's.
        public static final String OBSERVED = "observed";

        /// A process without an id that anybody knows of.
        public RelayChanged(boolean up, String how) {
            this(up, how, Origin.UNKNOWN);
        }

        @Override
        public Kind kind() {
            return Kind.RELAY;
        }
    }

    /// What is really published changed.
    ///
    /// @param namespace the name
    /// @param publishers who publishes it now
    /// @param bound how long after now an entry may linger, ns; 0 while somebody publishes
    record TruthChanged(Namespace namespace, List<String> publishers, long bound)
            implements EventBody {
        /// Creates the body; the list is copied.
        public TruthChanged {
            publishers = List.copyOf(publishers);
        }

        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }
    }

    /// A command was carried out; `text` is its line of scenario.
    record CommandApplied(String text) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.COMMAND;
        }
    }

    /// A fault was applied.
    ///
    /// @param text its line of scenario
    /// @param effect what it leaves in force
    record FaultApplied(String text, Effect effect) implements EventBody {
        /// A fault that leaves nothing in force.
        public FaultApplied(String text) {
            this(text, new Effect.Nothing());
        }

        @Override
        public Kind kind() {
            return Kind.FAULT;
        }
    }

    /// An invariant did not hold.
    record FindingRaised(Finding finding) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.FINDING;
        }
    }

    /// A relay broke or gave up.
    record RelayFailed(String reason) implements EventBody {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }
}
