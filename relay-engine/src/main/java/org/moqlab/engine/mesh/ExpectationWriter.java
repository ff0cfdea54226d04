package org.moqlab.engine.mesh;

import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.Timed;

/// Writes what should come of a scenario as [ExpectationReader] reads it.
final class ExpectationWriter {
    private ExpectationWriter() {}

    static String print(Expectation expectation) {
        YamlFlow fields = new YamlFlow();
        switch (expectation) {
            case Scenario.ExpectBreaks breaks -> fields.put("breaks", breaks.invariant());
            case Scenario.ExpectHolds holds -> fields.put("holds", holds.invariant());
            case Timed timed -> {
                fields.put("at", Durations.format(timed.at()));
                timed(timed, fields);
            }
            case Expected.AtRest rest -> {
                fields.put("at", Cue.Quiescence.WORD);
                timed(rest.what(), fields);
            }
            case Expected.Stays stays -> {
                fields.put("from", Durations.format(stays.from()));
                to(stays.to(), fields);
                row(stays.row(), fields);
            }
            case Expected.Count count -> count(count, fields);
        }
        return fields.text();
    }

    private static void to(long to, YamlFlow fields) {
        if (to != Expected.END) {
            fields.put("to", Durations.format(to));
        }
    }

    private static void timed(Timed timed, YamlFlow fields) {
        switch (timed) {
            case Scenario.ExpectRelay relay -> {
                fields.put("relay", YamlText.word(relay.relay()));
                fields.put("up", Boolean.toString(relay.up()));
            }
            case Scenario.ExpectSessions held -> {
                String ends = YamlText.word(held.one()) + ", " + YamlText.word(held.other());
                fields.put("between", "[" + ends + "]");
                fields.put("sessions", Integer.toString(held.sessions()));
            }
            case Scenario.ExpectClient got -> {
                fields.put("client", YamlText.word(got.client()));
                fields.put("state", got.state().word());
            }
            case ExpectRow row -> row(row, fields);
        }
    }

    private static void row(ExpectRow row, YamlFlow fields) {
        fields.put("relay", row.relay().map(YamlText::word).orElse("all"));
        fields.put("namespace", YamlText.line(row.namespace()));
        row.hops().ifPresent(hops -> fields.put("hops", Long.toString(hops)));
        row.state().ifPresent(state -> fields.put("state", state.word()));
    }

    private static void count(Expected.Count count, YamlFlow fields) {
        fields.put("count", count.what().word());
        if (count.from() > 0) {
            fields.put("from", Durations.format(count.from()));
        }
        to(count.to(), fields);
        if (count.each()) {
            fields.put("relay", "all");
        }
        count.relay().ifPresent(relay -> fields.put("relay", YamlText.word(relay)));
        if (count.most().equals(OptionalLong.of(count.least()))) {
            fields.put("is", Long.toString(count.least()));
            return;
        }
        if (count.least() > 0 || count.most().isEmpty()) {
            fields.put("at-least", Long.toString(count.least()));
        }
        count.most().ifPresent(most -> fields.put("at-most", Long.toString(most)));
    }
}
