package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.session.SessionEvent;

/// Subscribes to a load and compares every octet of it.
public final class BulkListener extends Bulk {
    private static final int MAX_PROBLEMS = 100;

    private final TreeMap<Long, Integer> frames = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private volatile boolean accepted;
    private final AtomicLong right = new AtomicLong();
    private final AtomicLong whole = new AtomicLong();

    public BulkListener(String name, String relay, String alpn, Load load) {
        super(name, relay, alpn, load);
    }

    /// Whether its subscription was accepted; from any thread.
    public boolean isAccepted() {
        return accepted;
    }

    /// Octets that arrived and were as they should be; from any thread.
    public long right() {
        return right.get();
    }

    /// Groups that arrived whole; from any thread.
    public long whole() {
        return whole.get();
    }

    /// What went wrong, the first of it; once the driver has stopped.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    void happened(SessionEvent event, Turn turn) {
        switch (event) {
            case SessionEvent.Ready _ -> say(session.talk().askAnnouncements(NAMESPACE, 0), turn);
            case SessionEvent.Announced _ ->
                    say(
                            session.talk()
                                    .subscribe(
                                            session.nextSubscription(),
                                            NAMESPACE,
                                            TRACK,
                                            Demand.of(100),
                                            0),
                            turn);
            case SessionEvent.Accepted _ -> accepted = true;
            case SessionEvent.FrameArrived it -> {
                int frame = frames.merge(it.sequence(), 1, Integer::sum) - 1;
                if (content(it.sequence(), frame, load.octets()).equals(it.payload())) {
                    right.addAndGet(it.payload().length());
                } else {
                    problem("frame " + frame + " of group " + it.sequence() + " differs");
                }
            }
            case SessionEvent.GroupEnded it -> {
                boolean all = frames.getOrDefault(it.sequence(), 0) == load.frames();
                frames.remove(it.sequence());
                if (it.clean() && all) {
                    whole.incrementAndGet();
                } else {
                    problem("group " + it.sequence() + " is not whole");
                }
            }
            case SessionEvent.GroupsDropped it -> problem("dropped from " + it.start());
            case SessionEvent.Ended it -> problem("ended with " + it.code());
            case SessionEvent.Violated it -> problem(it.reason());
            case SessionEvent _ -> {}
        }
    }

    private void problem(String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(what);
        }
    }
}
