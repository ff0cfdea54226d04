package org.moqlab.app.acts;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.Passage;

/// Says in words what a fault does.
final class FaultWords {
    private FaultWords() {}

    static String title(Fault fault) {
        return switch (fault) {
            case LinkFault link -> title(link);
            case Fault.Freeze(String name) -> Words.of("act.freeze", name);
            case Fault.Thaw(String name) -> Words.of("act.thaw", name);
            case Fault.DropNext(String from, String to, Fault.Message what) ->
                    Words.of("act.drop-next." + what.word(), from, to);
            case Fault.HoldNext(String from, String to, Fault.Message what) ->
                    Words.of("act.hold-next." + what.word(), from, to);
            case Fault.ReleaseNext(String from, String to) ->
                    Words.of("act.release-next", from, to);
            case Fault.Vanish(String client) -> Words.of("act.vanish", client);
            case Fault.Flap(String publisher, long _, int times) ->
                    Words.of("act.flap", publisher, Integer.toString(times));
            case Fault.Flood(String publisher, int names) ->
                    Words.of("act.flood", publisher, Integer.toString(names));
            case Fault.Lie(String relay, Fault.Tale tale) -> lie(relay, tale);
        };
    }

    private static String title(LinkFault fault) {
        return switch (fault) {
            case LinkFault.Cut(Passage way) -> between("act.cut", way);
            case LinkFault.Heal heal ->
                    heal.way()
                            .map(way -> between("act.heal", way))
                            .orElseGet(() -> Words.of("act.heal.all"));
            case LinkFault.Delay(Passage way, long by) ->
                    between("act.delay", way, Durations.format(by));
            case LinkFault.Jitter(Passage way, long by) ->
                    between("act.jitter", way, Durations.format(by));
            case LinkFault.Loss(Passage way, int millionths) ->
                    between("act.loss", way, percent(millionths));
            case LinkFault.Hold(Passage way) -> between("act.hold", way);
            case LinkFault.Release(Passage way) -> between("act.release", way);
            case LinkFault.Partition partition ->
                    Words.of(
                            "act.partition",
                            partition.groups().stream()
                                    .map(group -> String.join(" ", group))
                                    .collect(Collectors.joining(" | ")));
        };
    }

    private static String percent(int millionths) {
        return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString();
    }

    private static String between(String key, Passage way, String... more) {
        String ends = Words.of(way.both() ? "act.way.both" : "act.way.one", way.a(), way.b());
        return more.length == 0 ? Words.of(key, ends) : Words.of(key, ends, more[0]);
    }

    private static String lie(String relay, Fault.Tale tale) {
        return switch (tale) {
            case Fault.Hops(int hops) -> Words.of("act.lie.hops", relay, Integer.toString(hops));
            case Fault.Through(var relays) ->
                    Words.of("act.lie.through", relay, String.join(" ", relays));
            case Fault.Truth _ -> Words.of("act.lie.truth", relay);
            case Fault.Free _ -> Words.of("act.lie.free", relay);
        };
    }

    static String detail(Fault fault) {
        return switch (fault) {
            case LinkFault.Cut _, LinkFault.Partition _ -> Words.of("act.cut.detail");
            case LinkFault.Hold _ -> Words.of("act.hold.detail");
            case LinkFault _ -> "";
            case Fault.Freeze _ -> Words.of("act.freeze.detail");
            case Fault.Vanish _ -> Words.of("act.vanish.detail");
            case Fault.Flap(String _, long every, int _) ->
                    Words.of("act.flap.detail", Durations.format(every));
            case Fault.Flood _ -> Words.of("act.flood.detail");
            case Fault.Lie _ -> Words.of("act.lie.detail");
            case Fault.OfProcess _ -> "";
        };
    }
}
