package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;

/// Sends its load to the first who subscribes, a group an interval, and waits where the last group
/// has not left yet.
public final class BulkPublisher extends Bulk {
    private long subscription = -1;
    private long group;
    private long stream = -1;
    private long nextAt = Long.MAX_VALUE;

    public BulkPublisher(String name, String relay, String alpn, Load load) {
        super(name, relay, alpn, load);
    }

    @Override
    public OptionalLong nextDeadline() {
        return nextAt == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nextAt);
    }

    /// Begins to send at a time, ns; everybody should listen by then.
    public void sendAt(long at) {
        nextAt = at;
    }

    @Override
    void happened(SessionEvent event, Turn turn) {
        Talk talk = session.talk();
        switch (event) {
            case SessionEvent.AnnouncementsWanted it ->
                    say(
                            talk.replay(
                                    it.stream(),
                                    List.of(new Talk.Told(NAMESPACE, HopCount.ZERO)),
                                    0),
                            turn);
            case SessionEvent.TrackAsked it ->
                    say(talk.trackInfo(it.stream(), TrackInfo.DEFAULT, 0), turn);
            case SessionEvent.SubscribeRequested it -> {
                subscription = it.id();
                say(talk.accept(it.stream(), TrackInfo.DEFAULT, 0), turn);
            }
            case SessionEvent _ -> {}
        }
    }

    @Override
    void tick(Turn turn) {
        boolean busy = stream >= 0 && session.waiting(stream) > 0;
        if (subscription >= 0 && !busy) {
            send(turn);
        }
        nextAt = group < load.groups() ? turn.now() + load.interval() : Long.MAX_VALUE;
    }

    private void send(Turn turn) {
        Talk talk = session.talk();
        Optional<Talk.Group> opened = talk.openGroup(subscription, group, 0);
        if (opened.isEmpty()) {
            return;
        }
        stream = opened.get().stream();
        say(opened.get().actions(), turn);
        OptionalLong timestamp = OptionalLong.of(turn.now() / 1_000_000);
        for (int frame = 0; frame < load.frames(); frame++) {
            say(talk.frame(stream, timestamp, content(group, frame, load.octets()), 0), turn);
        }
        say(talk.endGroup(stream), turn);
        group++;
    }
}
