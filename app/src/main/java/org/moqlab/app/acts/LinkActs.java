package org.moqlab.app.acts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;

/// What can be done to the way between two ends of a mesh.
final class LinkActs {
    private static final List<Long> DELAYS =
            List.of(
                    5 * Durations.MILLI,
                    50 * Durations.MILLI,
                    500 * Durations.MILLI,
                    5 * Durations.SECOND,
                    0L);
    private static final List<Long> JITTERS =
            List.of(2 * Durations.MILLI, 20 * Durations.MILLI, 200 * Durations.MILLI, 0L);
    private static final List<Integer> LOSSES = List.of(10_000, 50_000, 200_000, 500_000, 0);
    private static final int PERCENT_DIGITS = 4;

    private final Scenario scenario;

    LinkActs(Scenario scenario) {
        this.scenario = scenario;
    }

    private Act deed(MeshCommand command) {
        return new Act.Deed(ActWords.title(scenario, command), "", command);
    }

    private Act deed(MeshCommand command, String key) {
        return new Act.Deed(ActWords.title(scenario, command), key, command);
    }

    List<Act> between(String a, String b) {
        Passage both = new Passage(a, b, true);
        Passage there = new Passage(a, b, false);
        Passage back = new Passage(b, a, false);
        List<Act> acts = new ArrayList<>();
        acts.add(deed(new LinkFault.Cut(both), "X"));
        acts.add(deed(new LinkFault.Cut(there)));
        acts.add(deed(new LinkFault.Cut(back)));
        acts.add(
                new Act.Group(
                        "",
                        List.of(
                                slower("acts.delay", both, DELAYS, LinkFault.Delay::new),
                                slower("acts.delay.one", there, DELAYS, LinkFault.Delay::new),
                                slower("acts.delay.one", back, DELAYS, LinkFault.Delay::new),
                                slower("acts.jitter", both, JITTERS, LinkFault.Jitter::new),
                                losses(both))));
        acts.add(
                new Act.Group(
                        "",
                        List.of(
                                deed(new LinkFault.Hold(both)),
                                deed(new LinkFault.Release(both)))));
        acts.add(new Act.Group("", List.of(deed(new LinkFault.Heal(Optional.of(both)), "H"))));
        List<Act> messages = new ArrayList<>();
        messages(a, b).ifPresent(messages::add);
        messages(b, a).ifPresent(messages::add);
        acts.add(new Act.Group("", messages));
        return acts;
    }

    private interface Slower {
        MeshCommand by(Passage way, long ns);
    }

    private Act slower(String key, Passage way, List<Long> amounts, Slower slower) {
        return choices(
                Words.of(key, way.a(), way.b()),
                amounts,
                ns -> ns == 0 ? Words.of("acts.none") : Durations.format(ns),
                ns -> slower.by(way, ns));
    }

    private Act losses(Passage way) {
        return choices(
                Words.of("acts.loss"),
                LOSSES,
                millionths ->
                        millionths == 0
                                ? Words.of("acts.none")
                                : Words.of(
                                        "acts.percent",
                                        BigDecimal.valueOf(millionths, PERCENT_DIGITS)
                                                .stripTrailingZeros()
                                                .toPlainString()),
                millionths -> new LinkFault.Loss(way, millionths));
    }

    private <T> Act choices(
            String words, List<T> values, Function<T, String> name, Function<T, MeshCommand> make) {
        return new Act.Group(
                words,
                values.stream()
                        .map(value -> choice(name.apply(value), make.apply(value)))
                        .toList());
    }

    private Act choice(String words, MeshCommand command) {
        return new Act.Deed(words, ActWords.title(scenario, command), "", command);
    }

    /// Only relays forget or keep messages to themselves.
    private Optional<Act> messages(String from, String to) {
        if (!scenario.topology().relays().contains(from)) {
            return Optional.empty();
        }
        List<Act> acts = new ArrayList<>();
        for (Fault.Message message : Fault.Message.values()) {
            acts.add(deed(new Fault.DropNext(from, to, message)));
        }
        for (Fault.Message message : Fault.Message.values()) {
            acts.add(deed(new Fault.HoldNext(from, to, message)));
        }
        acts.add(deed(new Fault.ReleaseNext(from, to)));
        return Optional.of(new Act.Group(Words.of("acts.messages", from, to), acts));
    }
}
