package org.moqlab.engine.mesh;

import org.moqlab.engine.mesh.Scenario.ExpectClient;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.MeshSnapshot;

/// Watches for what a client should get.
final class ClientWatch implements Watch {
    private final ExpectClient expected;
    private final long from;
    private final long to;
    private boolean met;
    private String atTime = "the run ended before";

    /// @param tolerance how far from its time it may be met, ns
    ClientWatch(ExpectClient expected, long tolerance) {
        this.expected = expected;
        this.from = Math.max(0, expected.at() - tolerance);
        this.to = expected.at() + tolerance;
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        if (last < from || first > to) {
            return;
        }
        ClientState now =
                state.client(expected.client()).map(ClientView::state).orElse(ClientState.IDLE);
        met |= now == expected.state();
        if (first <= expected.at() && expected.at() <= last) {
            String detail = state.client(expected.client()).map(ClientView::detail).orElse("");
            atTime = now.word() + (detail.isEmpty() ? "" : ", " + detail);
        }
    }

    @Override
    public Verdicts.Outcome outcome() {
        return new Verdicts.Outcome(expected.text(), met, met ? "" : atTime);
    }
}
