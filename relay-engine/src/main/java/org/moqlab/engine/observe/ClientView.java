package org.moqlab.engine.observe;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What a client gets at a moment.
///
/// @param name its name
/// @param state what it gets
/// @param since when that began, ns
/// @param code MoQ error code that led here, or -1
/// @param detail one line for a person
/// @param asks how often it has asked for its track
/// @param objects how many objects it has received
/// @param failures how often it was accepted and then failed
/// @param recent its latest subscriptions, oldest first, at most [#MAX_RECENT]
public record ClientView(
        String name,
        ClientState state,
        long since,
        long code,
        String detail,
        int asks,
        long objects,
        int failures,
        PVector<Ask> recent) {
    /// Most subscriptions that are remembered one by one.
    public static final int MAX_RECENT = 64;

    /// A client to which nothing has happened.
    public static ClientView idle(String name) {
        return new ClientView(name, ClientState.IDLE, 0, -1, "", 0, 0, 0, TreePVector.empty());
    }

    ClientView changed(EventBody.ClientChanged change, MeshEvent event) {
        boolean asked = change.state() == ClientState.ASKED;
        boolean failed = change.state() == ClientState.ACCEPTED_THEN_FAILED;
        return new ClientView(
                name,
                change.state(),
                event.t(),
                change.code(),
                change.detail(),
                asked ? asks + 1 : asks,
                objects,
                failed ? failures + 1 : failures,
                asked ? plus(Ask.begun(asks + 1, event.n(), event.t())) : latest(change, event));
    }

    private PVector<Ask> plus(Ask ask) {
        PVector<Ask> longer = recent.plus(ask);
        return longer.size() > MAX_RECENT ? longer.minus(0) : longer;
    }

    private PVector<Ask> latest(EventBody.ClientChanged change, MeshEvent event) {
        int last = recent.size() - 1;
        return last < 0
                ? recent
                : recent.with(
                        last, recent.get(last).changed(change.state(), change.code(), event.t()));
    }

    ClientView withObject() {
        int last = recent.size() - 1;
        PVector<Ask> counted = last < 0 ? recent : recent.with(last, recent.get(last).withObject());
        return new ClientView(
                name, state, since, code, detail, asks, objects + 1, failures, counted);
    }
}
