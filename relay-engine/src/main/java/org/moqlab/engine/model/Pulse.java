package org.moqlab.engine.model;

/// A sign of life of a namespace's publisher, as relays pass it on where a mesh has heartbeats
/// (DESIGN §4).
///
/// @param number rises with every sign; only the relay that holds the publisher's session gives
///   one. 0 where signs have no numbers
/// @param age how long ago the sign was given, ns, the time on links not counted
public record Pulse(long number, long age) {
    /// A sign without a number, given now.
    public static final Pulse UNNUMBERED = new Pulse(0, 0);

    /// Creates the value.
    ///
    /// @throws IllegalArgumentException when a component is negative
    public Pulse {
        if (number < 0 || age < 0) {
            throw new IllegalArgumentException("number " + number + ", age " + age);
        }
    }
}
