package org.moqlab.engine.attach.flight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.policy.Policies;

/// Gives what relays of this lab show of their inside other names. Words that are not the lab's own
/// are left out.
///
/// @param peers what a peer is called
/// @param names what a namespace is called
/// @param others what a thing of a sort is called
/// @param ways with other identities
record InsidePseudonyms(
        UnaryOperator<String> peers,
        UnaryOperator<Namespace> names,
        BiFunction<String, String, String> others,
        UnaryOperator<Hops> ways) {
    private static final Set<String> REASONS =
            Arrays.stream(Reason.values())
                    .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PHASES = Set.of("dialling", "backing-off", "gave-up");
    private static final Set<String> TRANSPORTS = Set.of("quic", "webtransport");

    private static String only(Set<String> known, String word) {
        return word.isEmpty() || known.contains(word) ? word : Pseudonyms.LEFT_OUT;
    }

    Inside inside(Inside real) {
        return new Inside(
                Policies.named(real.policy()).isPresent() ? real.policy() : Pseudonyms.LEFT_OUT,
                real.sessions().stream().map(this::talk).toList(),
                real.dials().stream()
                        .map(dial ->
                                new Inside.Dial(
                                        peers.apply(dial.peer()),
                                        only(PHASES, dial.phase()),
                                        dial.until()))
                        .toList(),
                real.readers().map(all -> all.stream().map(this::reader).toList()),
                real.more(),
                real.asOf());
    }

    private Inside.Talk talk(Inside.Talk real) {
        return new Inside.Talk(
                real.id(),
                peers.apply(real.peer()),
                real.dialled(),
                real.up(),
                WireName.of(real.wire()).isPresent() || real.wire().isEmpty()
                        ? real.wire()
                        : Pseudonyms.LEFT_OUT,
                real.since(),
                real.figures()
                        .map(figures ->
                                new Inside.Figures(
                                        only(TRANSPORTS, figures.transport()),
                                        figures.received(),
                                        figures.sent(),
                                        figures.roundTrip(),
                                        figures.lost())));
    }

    private Inside.Reader reader(Inside.Reader real) {
        return new Inside.Reader(
                real.session(),
                names.apply(real.namespace()),
                others.apply("track", real.track()),
                real.from(),
                real.accepted());
    }

    Optional<Held> held(Optional<Held> real) {
        return real.map(held ->
                new Held(
                        held.session(),
                        only(REASONS, held.reason()),
                        held.standby().stream()
                                .map(way ->
                                        new Held.Way(
                                                way.session(),
                                                ways.apply(way.hops()),
                                                way.cost(),
                                                way.arrived(),
                                                only(REASONS, way.reason())))
                                .toList(),
                        held.unlisted(),
                        held.holdDownUntil()));
    }
}
