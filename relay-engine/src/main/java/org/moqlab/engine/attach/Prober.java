package org.moqlab.engine.attach;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.moqlab.engine.attach.Probe.Outcome;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.relay.ClientConfig;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.Subscriber;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.Observer;

/// Asks a relay once for a track, in a session of its own that ends with the answer.
final class Prober {
    /// How long an answer is waited for, ns: longer than relays take to give one up.
    static final long PATIENCE = 10 * Durations.SECOND;

    private static final long NOT_FOUND = 13;
    private static final long UNROUTABLE = 30;

    private final Approach approach;
    private final Namespace namespace;
    private final String track;
    private final LongSupplier clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long askedAt;
    private Outcome outcome = Outcome.NOT_ASKED;
    private String detail = "no session in time";
    private long clearAt = -1;

    /// @param clock ns
    Prober(Approach approach, Namespace namespace, String track, LongSupplier clock) {
        this.approach = approach;
        this.namespace = namespace;
        this.track = track;
        this.clock = clock;
        this.askedAt = clock.getAsLong();
    }

    /// What is known before there is an answer.
    Probe asked() {
        return new Probe(namespace, track, Outcome.ASKED, askedAt, 0, "");
    }

    /// Asks, and waits for the answer.
    Probe answer() throws InterruptedException {
        ClientConfig config =
                ClientConfig.subscribing(
                        "prober",
                        approach.target().name(),
                        approach.offer(),
                        Approach.stranger(),
                        Approach.IN_BAND,
                        namespace,
                        new TrackName(track));
        try (LiveProcess _ =
                LiveProcess.start(
                        new Subscriber(config),
                        MoqWatch.TUNING,
                        Optional.empty(),
                        _ -> Optional.of(approach.callee()),
                        _ -> new Ear())) {
            var _ = over.await(PATIENCE, TimeUnit.NANOSECONDS);
            return result();
        }
    }

    private synchronized Probe result() {
        long end = clearAt < 0 ? clock.getAsLong() : clearAt;
        clearAt = end;
        return new Probe(namespace, track, outcome, askedAt, end - askedAt, detail);
    }

    /// What is so far; it may be all there will be.
    private synchronized void so(Outcome now, String why) {
        if (clearAt < 0) {
            outcome = now;
            detail = why;
        }
    }

    private synchronized void clear(Outcome now, String why) {
        so(now, why);
        if (clearAt < 0) {
            clearAt = clock.getAsLong();
        }
        over.countDown();
    }

    private void changed(EventBody.ClientChanged change) {
        String words = change.detail();
        switch (change.state()) {
            case IDLE, CONNECTING, PUBLISHING -> {}
            case WAITING -> so(Outcome.NOT_ASKED, "the relay did not tell it to who asked");
            case ASKED -> so(Outcome.SILENT, "no answer");
            case ACCEPTED -> so(Outcome.SILENT, "accepted, and no object came");
            case PLAYING -> clear(Outcome.ALIVE, words);
            case ENDED -> clear(Outcome.ALIVE, words);
            case REFUSED ->
                    clear(
                            change.code() == UNROUTABLE ? Outcome.DEAD : Outcome.NOT_FOUND,
                            "refused: " + words);
            case ACCEPTED_THEN_FAILED ->
                    clear(
                            change.code() == NOT_FOUND ? Outcome.NOT_FOUND : Outcome.DEAD,
                            "accepted, then failed: " + words);
            case DISCONNECTED -> so(Outcome.NOT_ASKED, "no session: " + words);
        }
    }

    /// Hears what the subscriber notes; on the event loop.
    private final class Ear implements Observer {
        @Override
        public boolean note(long now, RelayAction.Note note) {
            if (note.body() instanceof EventBody.ClientChanged change) {
                changed(change);
            }
            return true;
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {}

        @Override
        public void dialFailed(SessionId session) {}

        @Override
        public void ended(long now, String reason) {
            clear(Outcome.NOT_ASKED, "the asking broke");
        }
    }
}
