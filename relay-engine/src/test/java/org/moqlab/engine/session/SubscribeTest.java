package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionEvent.Accepted;
import org.moqlab.engine.session.SessionEvent.Ended;
import org.moqlab.engine.session.SessionEvent.FrameArrived;
import org.moqlab.engine.session.SessionEvent.GroupBegan;
import org.moqlab.engine.session.SessionEvent.GroupEnded;
import org.moqlab.engine.session.SessionEvent.SubscribeCancelled;
import org.moqlab.engine.session.SessionEvent.SubscribeRequested;
import org.moqlab.engine.session.SessionEvent.Violated;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.Frame;

/// Subscriptions and their groups: asked for, accepted, served, refused, failed and given up.
final class SubscribeTest {
    private static final String SUBSCRIBE_03 =
            "02 18 00 04 74 65 73 74 0c 63 61 74 61 6c 6f 67 2e 6a 73 6f 6e 64 01 00 00 00";
    private static final String OK_03 = "00 05 00 00 00 00 00";

    private static SubscribeRequested requested(long stream, long id) {
        return new SubscribeRequested(
                stream, id, new Namespace("test"), new TrackName("catalog"), Demand.of(100));
    }

    private static long lastStream(Pair.End end) {
        return ((SubscribeRequested) end.events().getLast()).stream();
    }

    private static void settleIn(Pair pair) {
        pair.client.events();
        pair.server.events();
        pair.client.received();
        pair.server.received();
    }

    /// A `moq-lite-03` client with one subscription on stream 0 and a wide window.
    private static Lone subscribed() {
        return subscribed(new Lone(true, "moq-lite-03"));
    }

    private static Lone subscribed(Lone client) {
        long id = client.session.nextSubscription();
        client.session
                .talk()
                .subscribe(id, new Namespace("test"), new TrackName("v"), Demand.of(100), 0);
        client.session.writable(0, 1_000);
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"moql", "moq-lite-03"})
    void a_subscription_is_asked_for_accepted_and_served(String alpn) {
        Pair pair = new Pair(alpn);
        settleIn(pair);
        long id = pair.client.subscribe("test", "catalog");
        List<SessionEvent> asked = pair.server.events();
        long stream = ((SubscribeRequested) asked.getFirst()).stream();
        assertEquals(List.of(requested(stream, 0)), asked);

        pair.server.say(talk -> talk.accept(stream, Pair.info(100), 0));
        long group = pair.server.openGroup(id, 7);
        pair.server.say(talk -> talk.frame(group, OptionalLong.empty(), Bytes.ofUtf8("hello"), 0));
        pair.server.say(talk -> talk.frame(group, OptionalLong.empty(), Bytes.EMPTY, 0));
        pair.server.say(talk -> talk.endGroup(group));
        pair.server.say(talk -> talk.end(stream));

        assertEquals(
                List.of(
                        new Accepted(0, Pair.accepted(alpn, 100)),
                        new GroupBegan(0, 7),
                        new FrameArrived(0, 7, OptionalLong.empty(), Bytes.ofUtf8("hello")),
                        new FrameArrived(0, 7, OptionalLong.empty(), Bytes.EMPTY),
                        new GroupEnded(0, 7, true),
                        new Ended(0, true, 0)),
                pair.client.events());
        assertEquals(List.of(), pair.server.events(), "an end of the track is no cancel");
    }

    @Test
    void numbers_of_subscriptions_begin_at_0_and_count_up() {
        Pair pair = new Pair("moq-lite-03");
        pair.client.subscribe("test", "a");
        assertEquals(1, pair.client.subscribe("test", "b"));
        List<SessionEvent> asked = pair.server.events();

        assertEquals(
                List.of(0L, 1L),
                asked.stream()
                        .filter(SubscribeRequested.class::isInstance)
                        .map(e -> ((SubscribeRequested) e).id())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"false, 13", "true, 24", "true, 0"})
    void a_refused_or_failed_subscription_ends_with_its_code(boolean accepted, long code) {
        Pair pair = new Pair("moq-lite-03");
        settleIn(pair);
        pair.client.subscribe("test", "catalog");
        long stream = lastStream(pair.server);
        if (accepted) {
            pair.server.say(talk -> talk.accept(stream, Pair.info(100), 0));
        }
        pair.server.say(talk -> talk.fail(stream, code));

        List<SessionEvent> expected = new ArrayList<>();
        if (accepted) {
            expected.add(new Accepted(0, Pair.info(100)));
        }
        expected.add(new Ended(0, false, code));
        assertEquals(expected, pair.client.events());
        assertEquals(List.of(), pair.server.events(), "who fails it knows already");
    }

    @Test
    void a_subscription_given_up_is_heard_of_no_more() {
        Pair pair = new Pair("moq-lite-03");
        settleIn(pair);
        long id = pair.client.subscribe("test", "catalog");
        long stream = lastStream(pair.server);
        pair.server.say(talk -> talk.accept(stream, Pair.info(100), 0));
        pair.client.events();
        pair.client.say(talk -> talk.giveUp(id));

        assertEquals(List.of(new SubscribeCancelled(stream)), pair.server.events());
        pair.server.openGroup(id, 0);
        pair.server.say(talk -> talk.fail(stream, 13));
        assertEquals(List.of(), pair.client.events());
        assertEquals(List.of(), pair.client.closes());
    }

    @Test
    void a_subscriber_may_end_its_subscription_cleanly() {
        Lone server = new Lone(false, "moq-lite-03");
        server.gets(0, SUBSCRIBE_03);
        List<SessionAction> actions = server.session.finished(0);

        assertEquals(List.of(new SubscribeCancelled(0)), Lone.events(actions));
        assertEquals(
                List.of(new SessionAction.Write(0, Bytes.EMPTY, true)), Lone.transport(actions));
    }

    @Test
    void who_no_longer_reads_the_answers_has_given_up() {
        Lone server = new Lone(false, "moq-lite-03");
        server.gets(0, SUBSCRIBE_03);
        List<SessionAction> actions = server.session.stopped(0);

        assertEquals(List.of(new SubscribeCancelled(0)), Lone.events(actions));
        assertEquals(List.of(Lone.reset(0, 0)), Lone.transport(actions));
        assertEquals(List.of(), server.session.finished(0), "the rest means nothing");
    }

    @Test
    void octets_after_a_subscription_reset_that_stream_and_the_session_lives() {
        Lone server = new Lone(false, "moq-lite-03");
        List<SessionAction> actions = server.gets(0, SUBSCRIBE_03 + "06 05 01 40 fa 00 00");

        assertEquals(List.of(Lone.reset(0, 5)), Lone.transport(actions));
        assertEquals(
                List.of(
                        new SubscribeRequested(
                                0,
                                0,
                                new Namespace("test"),
                                new TrackName("catalog.json"),
                                Demand.of(100)),
                        new SubscribeCancelled(0)),
                Lone.events(actions));
        assertEquals(List.of(), server.session.talk().accept(0, Pair.info(100), 0));
        assertEquals(1, Lone.events(server.gets(4, SUBSCRIBE_03)).size(), "the session lives");
    }

    @ParameterizedTest
    @CsvSource({
        "05 01 00, 16",
        "01 03 03 04 03, 16",
        "00 05 64 02 00 00 00, 5",
        "00 06 64 01 00 00 00 00, 14",
        "00 80 10 00 01, 11"
    })
    void an_answer_that_cannot_be_ends_that_subscription_only(String hex, long code) {
        Lone client = subscribed();
        List<SessionAction> actions = client.gets(0, hex);

        assertEquals(List.of(new Ended(0, false, code)), Lone.events(actions));
        assertEquals(List.of(Lone.reset(0, code)), Lone.transport(actions));
        assertFalse(client.session.isClosed());
        assertEquals(List.of(), client.gets(0, OK_03), "what follows is drained");
    }

    @Test
    void answers_that_end_inside_a_message_are_no_clean_end() {
        Lone client = subscribed();
        client.gets(0, OK_03 + "01 03");
        List<SessionAction> actions = client.session.finished(0);

        assertEquals(List.of(new Ended(0, false, 5)), Lone.events(actions));
        assertEquals(List.of(Lone.reset(0, 5)), Lone.transport(actions));
    }

    @Test
    void groups_that_will_not_come_may_be_named_after_the_ok_but_not_to_a_relay_of_march_2026() {
        Lone shrugging = subscribed(new Lone(true, "moq-lite-03", Lone.SHRUGGING));
        assertEquals(
                List.of(new Accepted(0, Pair.info(0)), new SessionEvent.GroupsDropped(0, 3, 4, 3)),
                Lone.events(shrugging.gets(0, OK_03 + "01 03 03 04 03")));

        assertEquals(
                List.of(new Accepted(0, Pair.info(0)), new Ended(0, false, 5)),
                Lone.events(subscribed().gets(0, OK_03 + "01 03 03 04 03")));
    }

    @Test
    void a_group_of_an_unknown_subscription_is_drained() {
        Lone client = subscribed();
        List<SessionAction> actions = client.gets(3, "00 02 09 07 05 68 65 6c 6c 6f");

        assertEquals(List.of(), Lone.events(actions));
        assertEquals(List.of(), Lone.transport(actions), "no stop, which would cost credit");
        assertEquals(List.of(), client.gets(3, "ff ff ff ff ff ff ff ff"));
        assertEquals(List.of(), client.session.finished(3));
    }

    @ParameterizedTest
    @CsvSource({"reset, false", "finished, true", "cut, false"})
    void a_group_ends_as_its_stream_does(String how, boolean clean) {
        Lone client = subscribed();
        client.gets(3, "00 02 00 07 01 61" + (how.equals("cut") ? "05 68" : ""));
        List<SessionAction> actions =
                how.equals("reset")
                        ? client.session.reset(3, StreamCode.toWire(24))
                        : client.session.finished(3);

        assertEquals(List.of(new GroupEnded(0, 7, clean)), Lone.events(actions));
    }

    @Test
    void a_frame_above_its_bound_ends_the_group() {
        Lone client = subscribed();
        client.gets(3, "00 02 00 07");
        Bytes length =
                new org.moqlab.engine.wire.WireWriter().varint(Frame.MAX_PAYLOAD + 1L).toBytes();

        assertEquals(List.of(new GroupEnded(0, 7, false)), Lone.events(client.gets(3, length)));
        assertEquals(List.of(), client.session.finished(3), "and it ends once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "04"})
    void a_type_known_and_not_served_is_refused_on_its_stream(String type) {
        Lone server = new Lone(false, "moq-lite-03");
        List<SessionAction> actions = server.gets(0, type + "00");

        assertEquals(List.of(Lone.reset(0, 10)), Lone.transport(actions));
        assertEquals(List.of(), Lone.events(actions));
        assertEquals(1, Lone.events(server.gets(4, SUBSCRIBE_03)).size(), "the session lives");
    }

    @ParameterizedTest
    @CsvSource({"05, 5", "06, 6", "3f, 63", "40 40, 64"})
    void an_unknown_bidirectional_type_ends_the_session(String type, long number) {
        Lone server = new Lone(false, "moq-lite-03");
        List<SessionAction> actions = server.gets(0, type);

        String reason = "unknown stream type " + number + " at octet 0";
        assertEquals(List.of(new SessionAction.Close(5, reason)), Lone.transport(actions));
        assertEquals(List.of(new Violated(5, reason)), Lone.events(actions));
    }

    @Test
    void an_unknown_unidirectional_type_is_drained() {
        Lone server = new Lone(false, "moq-lite-03");

        assertEquals(List.of(), Lone.transport(server.gets(2, "01 01 00")));
        assertEquals(List.of(), server.gets(2, "ff ff"));
        assertFalse(server.session.isClosed());
    }

    @Test
    void a_type_in_a_longer_form_means_the_same() {
        Lone server = new Lone(false, "moq-lite-03");
        Lone other = new Lone(false, "moq-lite-03");

        assertEquals(
                Lone.events(server.gets(0, SUBSCRIBE_03)),
                Lone.events(other.gets(0, "40" + SUBSCRIBE_03)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stream_that_is_over_before_it_said_anything_is_refused(boolean reset) {
        Lone server = new Lone(false, "moq-lite-03");
        server.gets(0, "02");
        List<SessionAction> actions =
                reset ? server.session.reset(0, StreamCode.toWire(0)) : server.session.finished(0);

        assertEquals(List.of(Lone.reset(0, reset ? 0 : 5)), Lone.transport(actions));
        assertEquals(List.of(), Lone.events(actions));
    }

    @Test
    void wherever_a_group_is_cut_the_same_arrives() {
        Bytes group = Bytes.ofHex("00 02 00 07 05 68 65 6c 6c 6f 00 40 01 61");
        List<SessionAction> whole = subscribed().gets(3, group);
        assertEquals(4, Lone.events(whole).size());
        for (int cut = 0; cut <= group.length(); cut++) {
            Lone client = subscribed();
            List<SessionAction> actions = client.gets(3, group.slice(0, cut));
            actions.addAll(client.gets(3, group.slice(cut, group.length())));
            assertEquals(whole, actions, "cut at " + cut);
        }
    }

    @Test
    void without_credit_a_group_is_not_opened() {
        LiteSession server = new LiteSession(false, "moq-lite-03", Terms.MARCH_2026);
        server.opened();

        assertEquals(Optional.empty(), server.talk().openGroup(0, 0, 0));
        server.credit(StreamKind.UNI, 1);
        assertTrue(server.talk().openGroup(0, 1, 0).isPresent());
        assertEquals(Optional.empty(), server.talk().openGroup(0, 2, 0));
    }
}
