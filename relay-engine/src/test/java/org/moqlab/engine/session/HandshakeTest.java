package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.session.SessionEvent.AnnouncementsWanted;
import org.moqlab.engine.session.SessionEvent.Ready;
import org.moqlab.engine.session.SessionEvent.Violated;

/// How a session comes up: by SETUP on `moql`, by ALPN alone on `moq-lite-03`.
final class HandshakeTest {
    private static final String CLIENT_SETUP =
            "20 00 2c 03 c0 00 00 00 ff 0d ad 02 c0 00 00 00 ff 0d ad 01 c0 00 00 00 ff 00 00 0e"
                    + " 02 02 80 00 a4 55 07 0b 6d 6f 71 2d 6c 69 74 65 2d 6a 73";
    private static final String SERVER_SETUP = "21 00 09 c0 00 00 00 ff 0d ad 02 00";

    @Test
    void on_moql_setup_leads_to_moq_lite_02() {
        Pair pair = new Pair("moql");

        assertEquals(List.of(new Ready("moq-lite-02")), pair.client.events());
        assertEquals(List.of(new Ready("moq-lite-02")), pair.server.events());
        assertEquals(List.of("CLIENT_SETUP SETUP"), pair.server.received());
        assertEquals(List.of("SERVER_SETUP SETUP"), pair.client.received());
    }

    @Test
    void on_moq_lite_03_a_session_is_ready_without_a_word() {
        Pair pair = new Pair("moq-lite-03");

        assertEquals(List.of(new Ready("moq-lite-03")), pair.client.events());
        assertEquals(List.of(new Ready("moq-lite-03")), pair.server.events());
        assertEquals(List.of(), pair.server.received());
        assertEquals(List.of(), pair.client.received());
    }

    @Test
    void a_published_client_is_answered_with_the_published_octets() {
        Lone server = new Lone(false, "moql");
        List<SessionAction> actions = server.gets(0, CLIENT_SETUP);

        assertEquals(
                List.of(new SessionAction.Write(0, Bytes.ofHex(SERVER_SETUP), false)),
                Lone.transport(actions));
        assertEquals(List.of(new Ready("moq-lite-02")), Lone.events(actions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 00 0d 01 c0 00 00 00 ff 00 00 0e 01 02 40 64 | 9 | no common version at octet"
                        + " 3",
                "20 00 02 00 00 | 9 | no common version at octet 3",
                "21 00 09 c0 00 00 00 ff 0d ad 02 00 | 16 | message 33 where SETUP is expected at"
                        + " octet 0",
                "01 01 00 | 16 | message 1 where SETUP is expected at octet 0",
                "20 00 03 00 00 00 | 14 | 1 octets left over after the message at octet 5",
                "20 00 01 01 | 5 | message ends inside a value at octet 4"
            })
    void a_setup_that_cannot_be_is_the_end_of_the_session(String hex, long code, String reason) {
        Lone server = new Lone(false, "moql");
        List<SessionAction> actions = server.gets(0, hex);

        assertEquals(List.of(new SessionAction.Close(code, reason)), Lone.transport(actions));
        assertEquals(List.of(new Violated(code, reason)), Lone.events(actions));
        assertTrue(server.session.isClosed(), "the session is over");
    }

    @Test
    void a_version_that_was_not_offered_is_refused() {
        Lone client = new Lone(true, "moql");
        List<SessionAction> actions = client.gets(0, "21 00 09 c0 00 00 00 ff 0d ad 01 00");

        assertEquals(
                List.of(new Violated(9, "version ff0dad01 not offered at octet 3")),
                Lone.events(actions));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_session_ends_when_its_stream_ends(boolean reset) {
        Lone client = new Lone(true, "moql");
        client.gets(0, SERVER_SETUP);
        List<SessionAction> actions =
                reset ? client.session.reset(0, 0) : client.session.finished(0);

        String how = reset ? "session stream reset" : "session stream ended";
        assertEquals(List.of(new SessionAction.Close(0, how)), Lone.transport(actions));
    }

    @Test
    void session_info_may_follow_and_changes_nothing() {
        Lone client = new Lone(true, "moql");
        client.gets(0, SERVER_SETUP);
        List<SessionAction> actions = client.gets(0, "04 80 0f 42 40");

        assertEquals(List.of(), Lone.transport(actions));
        assertEquals(List.of(), Lone.events(actions));
        assertEquals(
                "1000000 bit/s", ((SessionAction.Received) actions.getFirst()).message().summary());
    }

    @Test
    void a_stream_that_comes_before_setup_waits_for_it() {
        Lone client = new Lone(true, "moql");

        assertEquals(List.of(), client.gets(1, "01 01 00"));
        assertEquals(
                List.of(
                        new Ready("moq-lite-02"),
                        new AnnouncementsWanted(1, Namespace.ROOT, Origin.UNKNOWN)),
                Lone.events(client.gets(0, SERVER_SETUP)));
    }

    @Test
    void what_comes_before_setup_is_bounded() {
        Lone client = new Lone(true, "moql");
        Bytes much = Bytes.wrap(new byte[1 << 20]);
        client.gets(1, much);
        List<SessionAction> actions = client.gets(1, much);

        String reason = "more than 1048576 octets of unfinished messages at octet 0";
        assertEquals(List.of(new Violated(11, reason)), Lone.events(actions));
    }

    @Test
    void wherever_setup_is_cut_the_session_comes_up_the_same() {
        Bytes setup = Bytes.ofHex(CLIENT_SETUP);
        List<SessionAction> whole = new Lone(false, "moql").gets(0, setup);
        for (int cut = 0; cut <= setup.length(); cut++) {
            Lone server = new Lone(false, "moql");
            List<SessionAction> actions = server.gets(0, setup.slice(0, cut));
            actions.addAll(server.gets(0, setup.slice(cut, setup.length())));
            assertEquals(whole, actions, "cut at " + cut);
        }
    }

    @Test
    void without_credit_setup_waits_for_it() {
        LiteSession client = new LiteSession(true, "moql", Terms.MARCH_2026);

        assertEquals(List.of(), client.opened());
        assertEquals(
                List.of(new SessionAction.Open(0, StreamKind.BIDI)),
                client.credit(StreamKind.BIDI, 1));
        assertEquals(1, Lone.transport(client.writable(0, 1_000)).size());
    }
}
