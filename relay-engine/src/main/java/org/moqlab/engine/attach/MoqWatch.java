package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.Watcher;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.Observer;

/// Watches a relay by one session that only reads.
final class MoqWatch implements Watch {
    /// Silence after which a relay counts as lost, ns.
    static final long IDLE = 10 * Durations.SECOND;

    private static final long KEEP_ALIVE = 3 * Durations.SECOND;

    /// Streams of each kind the relay may have open at once.
    private static final long MAX_STREAMS = 64;

    /// Times and limits of a session that only reads.
    static final Tuning TUNING = new Tuning(IDLE, KEEP_ALIVE, MAX_STREAMS);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final long NOT_ALLOWED = 6;
    private static final String FOREIGN = "does not speak";

    private final AttachTarget target;
    private final Cluster cluster;
    private final LongSupplier clock;
    private final StatsDesk stats;
    private final List<String> left = new ArrayList<>(Approach.OFFERED);
    private @Nullable LiveProcess process;
    private boolean closed;

    /// Begins to watch.
    ///
    /// @param clock ns
    MoqWatch(AttachTarget target, Cluster cluster, LongSupplier clock) {
        this.target = target;
        this.cluster = cluster;
        this.clock = clock;
        this.stats = new StatsDesk(target.name(), cluster, clock);
        begin();
    }

    private synchronized void begin() {
        if (closed) {
            return;
        }
        Approach approach = new Approach(target, left.getFirst());
        Watcher watcher =
                new Watcher(
                        "watcher",
                        target.name(),
                        approach.offer(),
                        Approach.stranger(),
                        Approach.IN_BAND,
                        stats);
        process =
                LiveProcess.start(
                        watcher,
                        TUNING,
                        Optional.empty(),
                        _ -> Optional.of(approach.callee()),
                        _ -> new Ear());
    }

    @Override
    public synchronized Optional<Approach> approach() {
        return Optional.of(new Approach(target, left.getFirst()));
    }

    @Override
    public void check(long now) {
        stats.look(now);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            process.close();
        }
    }

    /// The relay does not speak what QUIC was asked for: another name is tried.
    private synchronized void tryNext() {
        if (left.size() > 1 && !closed && process != null) {
            left.removeFirst();
            process.kill();
            begin();
        }
    }

    /// Hears what the watcher notes; on the event loop.
    private final class Ear implements Observer {
        @Override
        public boolean note(long now, RelayAction.Note note) {
            long at = clock.getAsLong();
            switch (note.body()) {
                case EventBody.Decided decided -> {
                    Optional<RankedRoute> best = decided.row().best();
                    best.ifPresentOrElse(
                            route ->
                                    cluster.told(
                                            target.name(),
                                            decided.row().namespace(),
                                            route.route().hops(),
                                            route.route().cost(),
                                            at),
                            () -> cluster.withdrawn(target.name(), decided.row().namespace(), at));
                }
                case EventBody.ClientChanged change -> changed(change, at);
                case EventBody.Received got -> said(got.message());
                case EventBody.Dropped dropped ->
                        cluster.overflowed(target.name(), dropped.what(), at);
                case EventBody _ -> {}
            }
            return true;
        }

        private void changed(EventBody.ClientChanged change, long at) {
            if (change.state() == ClientState.WAITING) {
                cluster.up(target.name(), WatchedRelay.Kind.OTHER, change.detail(), at);
            } else if (change.state() == ClientState.DISCONNECTED) {
                boolean refused =
                        change.code() == UNAUTHORIZED
                                || change.code() == FORBIDDEN
                                || change.code() == NOT_ALLOWED;
                cluster.down(
                        target.name(),
                        refused ? WatchedRelay.State.REFUSED : WatchedRelay.State.LOST,
                        change.detail(),
                        at);
                if (target.isRaw() && change.detail().contains(FOREIGN)) {
                    var _ = Thread.ofVirtual().start(MoqWatch.this::tryNext);
                }
            }
        }

        private void said(MessageView message) {
            if (message.name().equals("SETUP") || message.name().equals("ANNOUNCE_OK")) {
                for (MessageView.Field field : message.fields()) {
                    if (field.name().equals("origin")) {
                        identified(field.value());
                    }
                }
            }
        }

        private void identified(String hex) {
            try {
                Origin origin = new Origin(Long.parseLong(hex, 16));
                if (origin.isKnown()) {
                    cluster.identified(target.name(), origin, clock.getAsLong());
                }
            } catch (IllegalArgumentException _) {
                // Not an identity, so that it is not known.
            }
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {}

        @Override
        public void dialFailed(SessionId session) {}

        @Override
        public void ended(long now, String reason) {
            cluster.down(target.name(), WatchedRelay.State.LOST, reason, clock.getAsLong());
        }
    }
}
