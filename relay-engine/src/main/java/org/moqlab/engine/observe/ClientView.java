package org.moqlab.engine.observe;

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
public record ClientView(
        String name,
        ClientState state,
        long since,
        long code,
        String detail,
        int asks,
        long objects,
        int failures) {
    static ClientView idle(String name) {
        return new ClientView(name, ClientState.IDLE, 0, -1, "", 0, 0, 0);
    }

    ClientView changed(EventBody.ClientChanged change, long t) {
        return new ClientView(
                name,
                change.state(),
                t,
                change.code(),
                change.detail(),
                change.state() == ClientState.ASKED ? asks + 1 : asks,
                objects,
                change.state() == ClientState.ACCEPTED_THEN_FAILED ? failures + 1 : failures);
    }

    ClientView withObject() {
        return new ClientView(name, state, since, code, detail, asks, objects + 1, failures);
    }
}
