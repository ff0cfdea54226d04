package org.moqlab.engine.driver;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.Effect;
import org.moqlab.engine.relay.RelayInput;

/// Carries out faults that end nobody, and remembers which are in force.
final class Faults {
    private final Recorder recorder;
    private final Roster roster;
    private final Weather weather;
    private final Floods floods;
    private final Flaps flaps;
    private final TreeSet<String> frozen = new TreeSet<>();

    Faults(Scenario scenario, Roster roster, Recorder recorder) {
        this(
                recorder,
                roster,
                new Weather(scenario, roster),
                new Floods(scenario, recorder),
                new Flaps());
    }

    private Faults(Recorder recorder, Roster roster, Weather weather, Floods floods, Flaps flaps) {
        this.recorder = recorder;
        this.roster = roster;
        this.weather = weather;
        this.floods = floods;
        this.flaps = flaps;
    }

    Faults copy(Recorder other) {
        Faults copy = new Faults(other, roster, weather.copy(), floods.copy(other), flaps.copy());
        copy.frozen.addAll(frozen);
        return copy;
    }

    /// What is wrong with ways.
    Weather weather() {
        return weather;
    }

    /// Which publishers have names on top of their own.
    Floods floods() {
        return floods;
    }

    /// Which publishers leave and come back.
    Flaps flaps() {
        return flaps;
    }

    /// Who takes no turns.
    Set<String> frozen() {
        return frozen;
    }

    /// A process is over; what was wrong with it goes with it.
    void ended(String name) {
        frozen.remove(name);
    }

    /// What a fault that makes sense now leaves in force.
    Effect effect(Fault fault) {
        return switch (fault) {
            case LinkFault link -> new Effect.Ways(weather.told(link));
            case Fault.Freeze(String name) -> new Effect.Freezes(name);
            case Fault.Thaw(String name) -> new Effect.Thaws(name);
            case Fault.DropNext _,
                    Fault.HoldNext _,
                    Fault.ReleaseNext _,
                    Fault.Flap _,
                    Fault.Flood _,
                    Fault.Lie _,
                    Fault.Vanish _ ->
                    new Effect.Nothing();
        };
    }

    /// Carries a fault out that makes sense now.
    ///
    /// @param life number of the life whose origin id a relay has
    /// @param cause the event of the fault
    void carryOut(long now, Fault fault, ToLongFunction<String> life, long cause, Host host) {
        switch (fault) {
            case LinkFault link -> {
                weather.change(link);
                recorder.disturbed(weather.now(), cause);
                host.conditions(weather.now());
            }
            case Fault.Freeze freeze -> {
                frozen.add(freeze.name());
                recorder.disturbed(freeze.name(), cause);
                host.freeze(freeze.name());
            }
            case Fault.Thaw thaw -> {
                frozen.remove(thaw.name());
                host.thaw(thaw.name());
            }
            case Fault.DropNext drop ->
                    order(drop.from(), mute(drop.to(), drop.message(), false), cause, host);
            case Fault.HoldNext hold ->
                    order(hold.from(), mute(hold.to(), hold.message(), true), cause, host);
            case Fault.ReleaseNext release -> {
                RelayInput.Order unmute = new RelayInput.Order.Unmute(release.to());
                order(release.from(), unmute, cause, host);
            }
            case Fault.Flap flap ->
                    flaps.begin(now, flap.publisher(), flap.every(), flap.times(), cause);
            case Fault.Flood flood -> {
                floods.begin(
                        now, roster.client(flood.publisher()).orElseThrow(), flood.names(), cause);
                RelayInput.Order more = new RelayInput.Order.Flood(flood.names());
                order(flood.publisher(), more, cause, host);
            }
            case Fault.Lie lie -> {
                order(lie.relay(), tale(lie.tale(), life), cause, host);
            }
            case Fault.Vanish _ -> throw new IllegalArgumentException("it ends a process");
        }
    }

    private static RelayInput.Order mute(String peer, Fault.Message message, boolean keeps) {
        return new RelayInput.Order.Mute(peer, message == Fault.Message.ANNOUNCE, keeps);
    }

    private RelayInput.Order.Lie tale(Fault.Tale tale, ToLongFunction<String> life) {
        return switch (tale) {
            case Fault.Hops(int hops) -> hops(roster.nameless(hops));
            case Fault.Through(var relays) -> hops(roster.through(relays, life));
            case Fault.Truth _ -> RelayInput.Order.Lie.NONE;
            case Fault.Free _ ->
                    new RelayInput.Order.Lie(Optional.empty(), Optional.of(RouteCost.ZERO));
        };
    }

    private static RelayInput.Order.Lie hops(Hops told) {
        return new RelayInput.Order.Lie(Optional.of(told), Optional.empty());
    }

    /// Has a process do something on account of a fault.
    void order(String name, RelayInput.Order order, long cause, Host host) {
        recorder.ordered(name, cause);
        host.order(name, order, () -> {});
    }
}
