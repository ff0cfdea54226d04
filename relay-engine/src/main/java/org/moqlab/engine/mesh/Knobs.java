package org.moqlab.engine.mesh;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Timings;

/// What is turned on a policy, times in ns; empty leaves the policy's own answer.
///
/// @param holdDown wait before a promoted route is told
/// @param watcherDelay how long after its end a route leaves the table
/// @param idleTimeout silence after which a session is given up
/// @param keepAlive live only: quiet time after which a datagram is sent
/// @param linger how long a namespace stays listed after a silent loss
/// @param originId which id a relay has that is started again
/// @param rules what is laid on top of its rules
public record Knobs(
        OptionalLong holdDown,
        OptionalLong watcherDelay,
        OptionalLong idleTimeout,
        OptionalLong keepAlive,
        OptionalLong linger,
        Optional<MeshCommand.Identity> originId,
        Rules rules) {
    /// The policy as it is.
    public static final Knobs NONE =
            new Knobs(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    /// Times only.
    public Knobs(
            OptionalLong holdDown,
            OptionalLong watcherDelay,
            OptionalLong idleTimeout,
            OptionalLong keepAlive) {
        this(
                holdDown,
                watcherDelay,
                idleTimeout,
                keepAlive,
                OptionalLong.empty(),
                Optional.empty(),
                Rules.NONE);
    }

    /// These knobs, and where they leave a question open those of `under`.
    public Knobs over(Knobs under) {
        return new Knobs(
                either(holdDown, under.holdDown),
                either(watcherDelay, under.watcherDelay),
                either(idleTimeout, under.idleTimeout),
                either(keepAlive, under.keepAlive),
                either(linger, under.linger),
                originId.or(under::originId),
                rules.over(under.rules));
    }

    /// A policy's timings with these knobs turned.
    public Timings on(Timings own) {
        return new Timings(
                holdDown.orElse(own.holdDown()),
                watcherDelay.orElse(own.watcherDelay()),
                idleTimeout.orElse(own.idleTimeout()),
                keepAlive.orElse(own.keepAlive()),
                linger.orElse(own.linger()));
    }

    private static OptionalLong either(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }
}
