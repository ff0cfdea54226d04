package org.moqlab.engine.mesh;

/// A scenario asks for what virtual time does not have.
public final class OnlyLiveException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    private OnlyLiveException(String message) {
        super(message);
    }

    /// Refuses scenarios with relays outside the lab.
    ///
    /// @throws OnlyLiveException when there are any
    public static void check(Scenario scenario) {
        scenario.topology().external().stream()
                .findFirst()
                .ifPresent(relay -> {
                    throw new OnlyLiveException(
                            relay.name()
                                    + " is a relay outside the lab, which runs in real time only:"
                                    + " play the scenario live");
                });
    }
}
