package org.moqlab.engine.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Rules laid on top of a policy, whichever it is: what DESIGN §4 calls knobs, and the fixes that
/// the report of March 2026 proposes. Empty leaves the policy's own answer.
///
/// @param splitHorizon whether a peer is kept from hearing back what it told
/// @param infinity most hops a route may have to be taken in; longer ones count as unreachable
/// @param cleanup when a lost route is not replaced by a longer one
/// @param reconnectDelay how long after the end of a session with a relay nothing is advertised on
///   a new one with it, ns
/// @param heartbeat which signs of life of its publisher a namespace needs
public record Rules(
        Optional<Boolean> splitHorizon,
        OptionalLong infinity,
        Optional<Cleanup> cleanup,
        OptionalLong reconnectDelay,
        Optional<Heartbeat> heartbeat) {
    /// The policy as it is.
    public static final Rules NONE =
            new Rules(
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty());

    /// Most hops a route may be allowed.
    public static final long MAX_INFINITY = 1_000_000;

    /// When a lost best route is replaced by no longer one, so that the namespace is withdrawn
    /// (`hop-aware-cleanup`, the second fix of the report).
    public enum Cleanup {
        /// Whenever there is a longer one, as without the fix.
        NEVER,
        /// When the session with another relay ended: the report's own words.
        SESSION_LOSS,
        /// However it was lost.
        ANY_LOSS;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Every reading.
        public static List<Cleanup> all() {
            return Arrays.asList(values());
        }

        /// Whether it forbids a longer route after such a loss.
        public boolean forbidsLonger(Loss loss) {
            return switch (this) {
                case NEVER -> false;
                case SESSION_LOSS -> loss == Loss.RELAY;
                case ANY_LOSS -> true;
            };
        }
    }

    /// These rules, and where they leave a question open those of `under`.
    public Rules over(Rules under) {
        return new Rules(
                splitHorizon.or(under::splitHorizon),
                infinity.isPresent() ? infinity : under.infinity,
                cleanup.or(under::cleanup),
                reconnectDelay.isPresent() ? reconnectDelay : under.reconnectDelay,
                heartbeat.or(under::heartbeat));
    }
}
