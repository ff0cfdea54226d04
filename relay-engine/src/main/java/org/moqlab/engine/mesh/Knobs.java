package org.moqlab.engine.mesh;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.routing.Fronts;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.routing.policy.Knobbed;

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

    /// A policy with these knobs turned.
    public RoutingPolicy turned(RoutingPolicy whole) {
        return equals(NONE) ? whole : new Knobbed(whole, on(whole.timings()), rules);
    }

    /// Which of these knobs means nothing to a policy, and why; empty when all mean something.
    public Optional<String> objection(RoutingPolicy policy) {
        boolean fronts = policy.selection() instanceof Fronts;
        String found = "";
        if (fronts && holdDown.isPresent()) {
            found = "hold-down, as it tells at once what it chooses";
        } else if (fronts && rules.splitHorizon().isPresent()) {
            found = "split-horizon, as it tells nobody what came from him";
        } else if (!fronts && linger.isPresent()) {
            found = "linger, as it forgets a name with the last route";
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static OptionalLong either(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }
}
