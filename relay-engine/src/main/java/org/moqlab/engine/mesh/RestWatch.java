package org.moqlab.engine.mesh;

import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Scenario.ExpectClient;
import org.moqlab.engine.mesh.Scenario.ExpectRelay;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.ExpectSessions;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Watches for the first rest of the mesh after all acts are done, and what is then.
final class RestWatch implements Watch {
    private final Expected.AtRest expected;
    private final Scenario scenario;
    private final ActsDone done;
    private final Rest rest;
    private Verdicts.@Nullable Outcome outcome;

    RestWatch(Expected.AtRest expected, Scenario scenario, ActsDone done) {
        this.expected = expected;
        this.scenario = scenario;
        this.done = done;
        this.rest = Rest.of(scenario);
    }

    @Override
    public long to() {
        return Expected.END;
    }

    @Override
    public void saw(MeshEvent event) {
        rest.saw(event);
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        while (outcome == null && rest.nextCheck() <= last) {
            long now = Math.max(first, rest.nextCheck());
            if (rest.comes(now, state) && done.all()) {
                judge(state, now);
            }
        }
    }

    private void judge(MeshSnapshot state, long now) {
        Watch watch = Watch.of(at(now), scenario, 0);
        watch.look(state, now, now);
        Verdicts.Outcome found = watch.outcome();
        outcome = new Verdicts.Outcome(expected.text(), found.ok(), found.found());
    }

    private Timed at(long now) {
        return switch (expected.what()) {
            case ExpectRow(_, var relay, var namespace, var hops, var state) ->
                    new ExpectRow(now, relay, namespace, hops, state);
            case ExpectClient(_, var client, var state) -> new ExpectClient(now, client, state);
            case ExpectRelay(_, var relay, var up) -> new ExpectRelay(now, relay, up);
            case ExpectSessions(_, var one, var other, var sessions) ->
                    new ExpectSessions(now, one, other, sessions);
        };
    }

    @Override
    public Verdicts.Outcome outcome() {
        return outcome != null
                ? outcome
                : new Verdicts.Outcome(expected.text(), false, "it never came to rest");
    }
}
