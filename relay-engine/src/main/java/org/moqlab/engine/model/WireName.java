package org.moqlab.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The versions of the protocol that relays and clients of the lab speak, by the names people use
/// for them; what they are is the business of the wire.
public enum WireName {
    /// First of moq-lite, without hops.
    MOQ_LITE_01("moq-lite-01"),
    /// Second of moq-lite, without hops.
    MOQ_LITE_02("moq-lite-02"),
    /// moq-lite with a count of hops.
    MOQ_LITE_03("moq-lite-03"),
    /// moq-lite-03 with heartbeats; the lab's own.
    MOQLAB_03("moqlab-03", MOQ_LITE_03),
    /// moq-lite with a list of hops.
    MOQ_LITE_04("moq-lite-04"),
    /// moq-lite-04 with heartbeats; the lab's own.
    MOQLAB_04("moqlab-04", MOQ_LITE_04),
    /// moq-lite with a list of hops and timestamps.
    MOQ_LITE_05("moq-lite-05"),
    /// moq-lite-05 with heartbeats; the lab's own.
    MOQLAB_05("moqlab-05", MOQ_LITE_05),
    /// moq-lite-05 with the announces of moq-lite-06 at work, which carry costs, and heartbeats;
    /// the lab's own.
    MOQLAB_06("moqlab-06", MOQ_LITE_05),
    /// Draft 14 of moq-transport, without hops.
    MOQ_TRANSPORT_14("moq-transport-14");

    private final String text;
    private final Optional<WireName> released;

    WireName(String text) {
        this.text = text;
        this.released = Optional.empty();
    }

    WireName(String text, WireName released) {
        this.text = text;
        this.released = Optional.of(released);
    }

    /// Whether it is a *lab wire*: spoken between relays of the lab only, and never offered to
    /// strangers.
    public boolean isLab() {
        return released.isPresent();
    }

    /// The wire a relay of that wire speaks with everybody else.
    public WireName forStrangers() {
        return released.orElse(this);
    }

    /// The lab wire that is this one with a place for heartbeats; empty where there is none.
    public Optional<WireName> withHeartbeats() {
        return isLab()
                ? Optional.of(this)
                : Arrays.stream(values())
                        .filter(wire -> wire.released.equals(Optional.of(this)))
                        .findFirst();
    }

    /// The name, as scenario files have it.
    public String text() {
        return text;
    }

    /// All names, moq-lite first, oldest first, each followed by the lab's own of its age.
    public static List<String> texts() {
        return Arrays.stream(values()).map(WireName::text).toList();
    }

    /// The wire of that name.
    public static Optional<WireName> of(String text) {
        return Arrays.stream(values()).filter(wire -> wire.text.equals(text)).findFirst();
    }

    /// The older of two wires by their names; one that has none counts as newest.
    public static String older(String one, String other) {
        return age(other) < age(one) ? other : one;
    }

    private static int age(String text) {
        return of(text).map(WireName::ordinal).orElse(Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return text;
    }
}
