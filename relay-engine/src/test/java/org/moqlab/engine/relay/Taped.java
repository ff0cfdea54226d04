package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A relay with a record of all that happened to it and what it did.
final class Taped implements Endpoint {
    /// One call.
    record Take(long now, RelayInput input, List<RelayAction> actions) {}

    private final Relay relay;
    private final List<Take> takes = new ArrayList<>();

    Taped(Relay relay) {
        this.relay = relay;
    }

    List<Take> takes() {
        return takes;
    }

    @Override
    public String name() {
        return relay.name();
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        List<RelayAction> actions = relay.handle(now, input);
        takes.add(new Take(now, input, actions));
        return actions;
    }

    @Override
    public OptionalLong nextDeadline() {
        return relay.nextDeadline();
    }

    @Override
    public Endpoint copy() {
        return relay.copy();
    }
}
