package org.moqlab.engine.driver;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.WayView;

/// What faults have made of the ways between endpoints so far.
final class Weather {
    private final Scenario scenario;
    private Roster roster;
    private Conditions now = Conditions.NONE;

    Weather(Scenario scenario, Roster roster) {
        this.scenario = scenario;
        this.roster = roster;
    }

    Weather copy() {
        Weather copy = new Weather(scenario, roster);
        copy.now = now;
        return copy;
    }

    /// Other ends are joined from now on.
    void follow(Roster other) {
        roster = other;
    }

    /// What is wrong now.
    Conditions now() {
        return now;
    }

    /// Why a fault makes no sense now.
    Optional<String> refusal(LinkFault fault) {
        Optional<Passage> way = way(fault);
        if (way.isPresent() && !roster.joins(way.get().a(), way.get().b())) {
            return Optional.of("nothing joins " + way.get().a() + " and " + way.get().b());
        }
        return after(fault).equals(now)
                ? Optional.of("that is how it is already")
                : Optional.empty();
    }

    private static Optional<Passage> way(LinkFault fault) {
        return switch (fault) {
            case LinkFault.Cut cut -> Optional.of(cut.way());
            case LinkFault.Heal heal -> heal.way();
            case LinkFault.Delay delay -> Optional.of(delay.way());
            case LinkFault.Jitter jitter -> Optional.of(jitter.way());
            case LinkFault.Loss loss -> Optional.of(loss.way());
            case LinkFault.Hold hold -> Optional.of(hold.way());
            case LinkFault.Release release -> Optional.of(release.way());
            case LinkFault.Partition _ -> Optional.empty();
        };
    }

    /// What is wrong once a fault has had its effect, in a fixed order.
    List<WayView> told(LinkFault fault) {
        return after(fault).ways().entrySet().stream()
                .sorted(
                        Comparator.comparing((Map.Entry<Conditions.Way, Condition> e) ->
                                        e.getKey().from())
                                .thenComparing(e -> e.getKey().to()))
                .map(e -> view(e.getKey(), e.getValue()))
                .toList();
    }

    private static WayView view(Conditions.Way way, Condition c) {
        return new WayView(
                way.from(), way.to(), c.cut(), c.held(), c.delay(), c.jitter(), c.loss());
    }

    /// Lets a fault have its effect.
    void change(LinkFault fault) {
        now = after(fault);
    }

    private Conditions after(LinkFault fault) {
        return switch (fault) {
            case LinkFault.Cut cut -> with(now, cut.way(), Weather::cut);
            case LinkFault.Heal heal ->
                    heal.way()
                            .map(way -> with(now, way, _ -> Condition.FINE))
                            .orElse(Conditions.NONE);
            case LinkFault.Delay delay ->
                    with(
                            now,
                            delay.way(),
                            c -> of(c.cut(), c.held(), delay.by(), c.jitter(), c.loss()));
            case LinkFault.Jitter jitter ->
                    with(
                            now,
                            jitter.way(),
                            c -> of(c.cut(), c.held(), c.delay(), jitter.by(), c.loss()));
            case LinkFault.Loss loss ->
                    with(
                            now,
                            loss.way(),
                            c -> of(c.cut(), c.held(), c.delay(), c.jitter(), loss.millionths()));
            case LinkFault.Hold hold -> with(now, hold.way(), c -> held(c, true));
            case LinkFault.Release release -> with(now, release.way(), c -> held(c, false));
            case LinkFault.Partition partition -> parted(partition.groups());
        };
    }

    private Conditions parted(List<List<String>> groups) {
        Conditions all = now;
        for (Topology.Link link : roster.links()) {
            all = parted(all, groups, new Passage(link.a(), link.b(), true));
        }
        for (ClientSpec client : scenario.clients()) {
            all = parted(all, groups, new Passage(client.name(), client.at(), true));
        }
        return all;
    }

    private static Conditions parted(Conditions all, List<List<String>> groups, Passage way) {
        Optional<List<String>> one = group(groups, way.a());
        Optional<List<String>> other = group(groups, way.b());
        boolean apart = one.isPresent() && other.isPresent() && !one.equals(other);
        return apart ? with(all, way, Weather::cut) : all;
    }

    private static Optional<List<String>> group(List<List<String>> groups, String name) {
        return groups.stream().filter(group -> group.contains(name)).findFirst();
    }

    private static Conditions with(Conditions all, Passage way, UnaryOperator<Condition> change) {
        Conditions there = all.with(way.a(), way.b(), change);
        return way.both() ? there.with(way.b(), way.a(), change) : there;
    }

    private static Condition cut(Condition c) {
        return of(true, c.held(), c.delay(), c.jitter(), c.loss());
    }

    private static Condition held(Condition c, boolean held) {
        return of(c.cut(), held, c.delay(), c.jitter(), c.loss());
    }

    private static Condition of(boolean cut, boolean held, long delay, long jitter, int loss) {
        return new Condition(cut, held, delay, jitter, loss);
    }
}
