package org.moqlab.engine.mesh.convergence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;

/// One thing that happened to a mesh, what it did to one namespace, and what that took.
///
/// @param event number of the event everything else goes back to
/// @param t when that was, ns
/// @param what the command, fault or loss in words, such as `stop: pub`
/// @param namespace the namespace
/// @param kind what it did to it
/// @param place the relay it happened at; empty when it happened at no single one
/// @param relays how each relay learned it, in the order of the topology; those that were down all
///   the time and those it is nothing to are left out
/// @param messages announcements and withdrawals it made relays send
/// @param edges links of the topology: one message each would do
/// @param over whether something else has happened to the namespace since
public record Change(
        long event,
        long t,
        String what,
        Namespace namespace,
        Kind kind,
        Optional<String> place,
        List<Learned> relays,
        long messages,
        int edges,
        boolean over) {
    /// What a change does to a namespace.
    public enum Kind {
        /// Somebody publishes it now.
        PUBLISHED,
        /// Nobody publishes it any more.
        UNPUBLISHED,
        /// Ways to it change.
        REROUTED
    }

    /// How one relay learned it.
    ///
    /// @param relay its name
    /// @param first when its best route first changed for it, ns after the change; empty for never
    /// @param last when it last did
    /// @param changes how often it did
    /// @param optimum links from the place of the change times the latency of one, ns; empty
    ///   without a place or a way
    /// @param settled whether its table was right in the end
    public record Learned(
            String relay,
            OptionalLong first,
            OptionalLong last,
            int changes,
            OptionalLong optimum,
            boolean settled) {}

    /// Creates a change; the list is copied.
    public Change {
        relays = List.copyOf(relays);
    }

    /// When the last relay had learned it, ns after the change; empty when none ever did.
    public OptionalLong duration() {
        return relays.stream().flatMapToLong(one -> one.last().stream()).max();
    }

    /// When the last relay could have learned it, ns after the change; empty when that is unknown.
    public OptionalLong optimum() {
        return relays.stream().flatMapToLong(one -> one.optimum().stream()).max();
    }

    /// Relays whose tables were not right in the end.
    public List<String> unsettled() {
        return relays.stream().filter(one -> !one.settled()).map(Learned::relay).toList();
    }
}
