package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.LiteSession;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.Frame;

/// What becomes of a subscriber that reads nothing, on a session without any window.
final class DownstreamTest implements Lines {
    private static final SessionId ID = new SessionId(1);

    private final LiteSession session =
            new LiteSession(
                    false, "moq-lite-04", new Terms(Terms.MARCH_2026.origin(), List.of(), false));
    private final Downstream down =
            new Downstream(new TheirRequest(ID, 0), 7, Demand.of(100), Share.NONE);
    private final Outlet out = new Outlet(this, new Ranking());
    private final List<String> lost = new ArrayList<>();
    private final TreeSet<Long> streams = new TreeSet<>();
    private final List<SessionAction.Reset> resets = new ArrayList<>();

    DownstreamTest() {
        session.opened();
        session.credit(StreamKind.UNI, 100_000);
        session.streamOpened(0);
        session.writable(0, 1 << 20);
        down.accept(TrackInfo.DEFAULT, this);
    }

    @Override
    public long now() {
        return 0;
    }

    @Override
    public long cause() {
        return 0;
    }

    @Override
    public void note(SessionId session, EventBody body) {
        lost.add(body instanceof EventBody.Dropped gone ? gone.what() + ": " + gone.why() : "?");
    }

    @Override
    public void say(SessionId id, Function<Talk, List<SessionAction>> words) {
        for (SessionAction action : words.apply(session.talk())) {
            if (action instanceof SessionAction.Open open) {
                streams.add(open.stream());
            } else if (action instanceof SessionAction.Reset reset) {
                resets.add(reset);
            }
        }
    }

    @Override
    public boolean can(SessionId id, Predicate<Talk> skill) {
        return skill.test(session.talk());
    }

    @Override
    public OptionalLong nextRequest(SessionId id) {
        return OptionalLong.empty();
    }

    @Override
    public long waiting(SessionId id, long stream) {
        return session.waiting(stream);
    }

    @Override
    public Source source(SessionId asking, Namespace namespace, SortedSet<Long> refused) {
        return new Source.Refused(ErrorCode.NOT_FOUND);
    }

    @Override
    public void wanted(Namespace namespace, boolean wanted) {}

    @Override
    public void reads(Namespace namespace, Origin reader, boolean begins) {}

    private long waiting() {
        return streams.stream().mapToLong(session::waiting).sum();
    }

    private static TimedFrame frame(int octets) {
        return new TimedFrame(0, Bytes.wrap(new byte[octets]));
    }

    private void group(long sequence, int octets) {
        down.begin(sequence, out);
        down.pass(sequence, frame(octets), out);
        down.end(sequence, true, out);
    }

    @Test
    void it_loses_the_oldest_groups_and_never_costs_more_than_the_bound() {
        int octets = 100_000;
        for (long sequence = 0; sequence < 2_000; sequence++) {
            group(sequence, octets);
            assertTrue(waiting() <= Downstream.MAX_WAITING + 2L * octets, "at " + sequence);
        }

        long kept = 2_000L - lost.size();
        assertTrue(kept > 40, "kept " + kept);
        assertEquals("group 0: the subscriber is too slow, 4200336 octets wait", lost.getFirst());
        assertTrue(lost.getLast().startsWith("group " + (lost.size() - 1) + ":"));
        assertEquals(StreamCode.toWire(26), resets.getLast().code());
        assertFalse(session.isClosed());
    }

    @Test
    void it_loses_the_oldest_of_too_many_groups_however_small() {
        for (long sequence = 0; sequence < 1_000; sequence++) {
            group(sequence, 1);
        }

        assertEquals(1_000 - Downstream.MAX_GROUPS, lost.size());
        assertEquals(
                "group 0: the subscriber is too slow, 65 groups are on their way", lost.get(0));
    }

    @Test
    void the_newest_group_gets_through_while_older_ones_are_lost() {
        group(1, 3 << 20);
        group(2, 3 << 20);
        group(3, 5 << 20);

        assertEquals(List.of("group 1: the subscriber is too slow, 6291472 octets wait"), lost);
        assertEquals(8 << 20, waiting() / (1 << 20) * (1 << 20));
    }

    @Test
    void a_group_without_end_is_lost_in_the_end_and_the_next_one_is_not() {
        down.begin(1, out);
        for (int i = 0; i < 20; i++) {
            down.pass(1, frame(1 << 20), out);
            assertTrue(waiting() <= Downstream.MAX_GROUP_WAITING, "frame " + i);
        }
        group(2, 10);

        assertEquals(1, lost.size());
        assertTrue(lost.getFirst().startsWith("group 1: the subscriber is too slow"));
        assertEquals(15, waiting(), "head and frame");
        assertFalse(session.isClosed());
    }

    @Test
    void a_frame_of_the_largest_size_is_taken_while_nothing_can_leave() {
        group(1, Frame.MAX_PAYLOAD);

        assertEquals(List.of(), lost);
        assertFalse(session.isClosed());
    }

    @Test
    void who_leaves_leaves_nothing_waiting() {
        group(1, 1 << 20);
        down.begin(2, out);
        down.pass(2, frame(1 << 20), out);
        down.abortAll(ErrorCode.CANCEL.code(), out);

        assertEquals(0, waiting());
        assertEquals(2, resets.size());
    }

    @Test
    void a_copy_goes_its_own_way() {
        down.begin(1, out);
        Downstream copy = down.copy();
        down.abortAll(0, out);

        assertTrue(copy.hasOpenGroups());
        assertFalse(down.hasOpenGroups());
    }
}
