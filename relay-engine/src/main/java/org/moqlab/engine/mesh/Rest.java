package org.moqlab.engine.mesh;

import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionView;

/// When a mesh is at rest, by the journal alone: for a while nobody has said anything about
/// namespaces or subscriptions, no table has changed, no process or session has come or gone, no
/// hold-down runs, and no end of a session waits to learn that the other is gone.
public final class Rest {
    /// A time that never comes, ns.
    public static final long NEVER = Long.MAX_VALUE;

    private final long silence;
    private long since;
    private long holdDownUntil;
    private boolean resting;
    private long restingSince;

    /// What is at rest in `scenario`, by its bounds and its links.
    public static Rest of(Scenario scenario) {
        long way = scenario.topology().latency() + scenario.topology().jitter();
        return new Rest(scenario.bounds().rest() + 2 * way);
    }

    /// @param silence how long nothing must happen, ns
    public Rest(long silence) {
        this.silence = silence;
    }

    /// An independent one in the same state.
    public Rest copy() {
        Rest copy = new Rest(silence);
        copy.since = since;
        copy.holdDownUntil = holdDownUntil;
        copy.resting = resting;
        copy.restingSince = restingSince;
        return copy;
    }

    /// Takes in what happened.
    public void saw(MeshEvent event) {
        boolean stirs =
                switch (event.body()) {
                    case EventBody.Sent sent -> isTalk(sent.message());
                    case EventBody.Received got -> isTalk(got.message());
                    case EventBody.Decided decided -> {
                        holdDownUntil = Math.max(holdDownUntil, decided.row().holdDownUntil());
                        yield true;
                    }
                    case EventBody.SessionChanged change -> isLife(change.phase());
                    case EventBody.DeadlineReached _,
                            EventBody.RelayChanged _,
                            EventBody.TruthChanged _,
                            EventBody.CommandApplied _,
                            EventBody.FaultApplied _,
                            EventBody.RelayFailed _ ->
                            true;
                    case EventBody.Dropped _,
                            EventBody.ClientChanged _,
                            EventBody.FindingRaised _ ->
                            false;
                };
        if (stirs) {
            since = Math.max(since, event.t());
            resting = false;
        }
    }

    /// Dials that come to nothing go on for ever and change nothing.
    private static boolean isLife(EventBody.SessionChanged.Phase phase) {
        return switch (phase) {
            case OPENED, CLOSED, IDLE -> true;
            case DIALLING, FAILED, BACKING_OFF, GAVE_UP -> false;
        };
    }

    private static boolean isTalk(MessageView message) {
        return switch (message.kind()) {
            case SETUP, INTEREST, ANNOUNCE, REANNOUNCE, UNANNOUNCE, SUBSCRIBE, ACCEPT, REFUSAL ->
                    true;
            case HEARTBEAT, END, GROUP, DATA -> false;
        };
    }

    /// When it may be at rest, ns; never once it is.
    public long nextCheck() {
        return resting ? NEVER : Math.max(since, holdDownUntil) + silence;
    }

    /// Whether it has come to rest just now.
    public boolean comes(long now, MeshSnapshot state) {
        if (resting || now < nextCheck()) {
            return false;
        }
        if (state.sessions().values().stream().anyMatch(session -> isHalf(state, session))) {
            since = now;
            return false;
        }
        resting = true;
        restingSince = now;
        return true;
    }

    /// Whether it is at rest, which it came to at the last [#comes] that said so.
    public boolean isResting() {
        return resting;
    }

    /// Since when it is at rest, ns, if it is.
    public long since() {
        return restingSince;
    }

    /// Whether one end holds a session that the other, one of ours, has lost.
    private static boolean isHalf(MeshSnapshot state, SessionView session) {
        if (session.dialerUp() == session.acceptorUp()) {
            return false;
        }
        String gone = session.dialerUp() ? session.acceptor() : session.dialer();
        return state.relays().containsKey(gone) || state.clients().containsKey(gone);
    }
}
