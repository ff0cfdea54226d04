package org.moqlab.engine.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The third fix of the report of March 2026, `publisher-heartbeat`: a namespace of whose publisher
/// nothing has been heard for a time is forgotten, and is not taken from anybody before something
/// is (DESIGN §4).
///
/// The publisher's own session is his sign of life at the relay he is connected to, whose word the
/// others wait for: publishers speak released wires, which have none.
///
/// @param reading what counts as a sign of life
/// @param interval how often one is given, ns
/// @param expiry how long one lasts, ns
public record Heartbeat(Reading reading, long interval, long expiry) {
    /// How often a sign is given unless a scenario says otherwise, ns.
    public static final long INTERVAL = 1_000_000_000L;

    /// How many intervals a sign lasts unless a scenario says otherwise.
    public static final int EXPIRY = 3;

    /// How many times as long as a sign lasts its number is remembered, so that it is not taken for
    /// news when it comes around.
    static final int REMEMBERED = 10;

    /// What counts as a sign of life.
    public enum Reading {
        /// Any announcement of the namespace; every relay repeats what it has told.
        NAIVE,
        /// A number that only the publisher's relay raises; the others pass on what is higher.
        END_TO_END;

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Both readings.
        public static List<Reading> all() {
            return Arrays.asList(values());
        }
    }

    boolean isNaive() {
        return reading == Reading.NAIVE;
    }
}
