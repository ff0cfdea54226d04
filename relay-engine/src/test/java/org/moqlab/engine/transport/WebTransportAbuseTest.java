package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput.Datagram;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamOpened;
import org.moqlab.engine.transport.http3.Frames;
import org.moqlab.engine.transport.http3.Request;
import org.moqlab.engine.transport.http3.Response;

/// What the accepting end does to clients that keep to no rules: the right code, nothing left
/// behind, and everybody else is served.
final class WebTransportAbuseTest {
    private static final String SETTINGS = "00 04 04 3301 0801";
    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final String HELLO_HEX = HELLO.toHex();

    private final Bench bench =
            new Bench(new Tuning(3 * Durations.SECOND, Durations.SECOND, Tuning.MAX_STREAMS));
    private final Script server = new Script("S");
    private final HandwrittenClient client = dialIn();

    private HandwrittenClient dialIn() {
        bench.add(server);
        return HandwrittenClient.dial(bench, "S");
    }

    @AfterEach
    void end() {
        client.close();
        bench.close();
    }

    private static String connect(String... offered) {
        return Request.webTransport("localhost", "/r", List.of(offered)).encode().toHex();
    }

    private static String answer(int status, String protocol) {
        return new Response(status, protocol).encode().toHex();
    }

    /// Opens a session the way it should be done.
    private QuicStreamChannel session() {
        client.open(StreamKind.UNI, SETTINGS);
        QuicStreamChannel request = client.open(StreamKind.BIDI, connect("moql"));
        client.awaitHeard(request, answer(200, "moql"));
        server.await(SessionOpened.class);
        return request;
    }

    /// Somebody else dials in and is heard.
    private void assertOthersAreServed() {
        Script other = bench.add(new Script("O"));
        int before = server.heard(SessionOpened.class).size();
        bench.act(other, new RelayAction.Dial("S", new Offer.WebTransport("/", List.of("moql"))));
        other.await(SessionOpened.class);
        server.awaitThat(
                () -> server.heard(SessionOpened.class).size() == before + 1,
                () -> "others are not served");
    }

    @ParameterizedTest
    @CsvSource({
        "UNI,  00 01 00,                         0x10a, a control stream without settings first",
        "UNI,  00 4021 00,                       0x10a, a greased frame before the settings",
        "UNI,  00 04 00 04 00,                   0x105, settings twice",
        "UNI,  00 04 00 00 00,                   0x105, data on the control stream",
        "UNI,  00 04 00 02 00,                   0x105, a frame of HTTP/2",
        "UNI,  00 04 80001001,                   0x107, settings without end",
        "UNI,  00 04 02 0401,                    0x109, a setting of HTTP/2",
        "UNI,  00 04 04 3301 3301,               0x109, a setting twice",
        "UNI,  00 04 01 33,                      0x106, half a setting",
        "UNI,  01 00,                            0x103, a push from a client",
        "UNI,  4054 01,                          0x108, a session that is no request",
        "BIDI, 4041 02,                          0x108, a session that is no request",
        "BIDI, 00 00,                            0x105, a request that begins with its body",
        "BIDI, 04 00,                            0x105, a request that begins with settings",
        "BIDI, 4021 00 4041 00,                  0x106, a stream of a session in a request",
        "BIDI, 01 03 0000ff,                     0x200, fields cut short",
        "BIDI, 01 02 0100,                       0x200, fields of a table that is not there",
    })
    void a_breach_ends_the_connection_with_its_code(
            StreamKind kind, String hex, String code, String what) {
        client.open(kind, hex);
        String end = client.awaitEnd();
        assertEquals(code, end.substring(0, end.indexOf(':')), what);
        assertEquals(List.of(), server.heard());
        assertOthersAreServed();
    }

    @Test
    void a_stream_that_must_last_and_does_not_ends_the_connection() {
        for (String type : List.of("00 04 00", "02", "03")) {
            try (HandwrittenClient own = HandwrittenClient.dial(bench, "S")) {
                own.write(own.open(StreamKind.UNI, type), "", true);
                assertTrue(own.awaitEnd().startsWith("0x104: "));
            }
        }
        assertOthersAreServed();
    }

    @Test
    void a_stream_that_may_be_there_once_and_is_there_twice_ends_the_connection() {
        for (String type : List.of("00", "02", "03")) {
            try (HandwrittenClient own = HandwrittenClient.dial(bench, "S")) {
                own.open(StreamKind.UNI, type);
                own.open(StreamKind.UNI, type);
                assertTrue(own.awaitEnd().startsWith("0x103: "));
            }
        }
    }

    @Test
    void what_is_unknown_or_greased_is_read_over() {
        client.open(StreamKind.UNI, "00 04 0e 3301 4040 05 c0000000deadbeef 00 4021 03 aabbcc");
        client.open(StreamKind.UNI, "c000000100000000 0400");
        client.write(client.open(StreamKind.UNI, "4021 010203"), "04", true);
        client.open(StreamKind.UNI, "02 20");
        QuicStreamChannel request =
                client.open(StreamKind.BIDI, "4021 02 aabb" + connect("x", "moql"));
        client.awaitHeard(request, answer(200, "moql"));
        client.write(request, "4021 01 aa 00 04 17 02 cafe 00 03 80001234 00 01 00", false);
        client.write(client.open(StreamKind.BIDI, "4041 00"), HELLO_HEX, true);
        assertEquals(HELLO, server.await(StreamBytes.class).bytes());
        assertEquals(List.of(), server.heard(SessionClosed.class));
    }

    @Test
    void streams_and_octets_from_before_the_session_are_kept_for_it_within_bounds() {
        client.open(StreamKind.UNI, SETTINGS);
        QuicStreamChannel early = client.open(StreamKind.UNI, "4054 00" + HELLO_HEX);
        QuicStreamChannel request = client.open(StreamKind.BIDI, "");
        client.write(early, HELLO_HEX, true);
        client.datagram("00 cafe");
        QuicStreamChannel large = client.open(StreamKind.BIDI, "4041 00");
        client.write(large, "00".repeat(Lobby.MAX_WAITING_OCTETS), false);
        client.awaitHeard(large, " reset 0x3994bd84");
        assertEquals(List.of(), server.heard());

        client.write(request, connect("moql"), false);
        server.await(StreamFinished.class);
        Bytes twice =
                server.heard(StreamBytes.class).stream()
                        .map(StreamBytes::bytes)
                        .reduce(Bytes.EMPTY, Bytes::concat);
        assertEquals(HELLO.concat(HELLO), twice);
        assertEquals(1, server.heard(StreamOpened.class).size());
        assertEquals(List.of(), server.heard(Datagram.class));
    }

    @Test
    void too_many_streams_from_before_the_session_are_refused() {
        client.open(StreamKind.UNI, SETTINGS);
        QuicStreamChannel request = client.open(StreamKind.BIDI, "");
        for (int i = 0; i < Lobby.MAX_WAITING_STREAMS; i++) {
            client.open(StreamKind.BIDI, "4041 00");
        }
        client.awaitHeard(client.open(StreamKind.BIDI, "4041 00"), " reset 0x3994bd84");
        client.write(request, connect("moql"), false);
        server.await(StreamOpened.class, Lobby.MAX_WAITING_STREAMS);
    }

    @Test
    void streams_and_datagrams_of_another_session_never_reach_the_machine() {
        session();
        client.awaitHeard(client.open(StreamKind.BIDI, "4041 08 01"), " reset 0x3994bd84");
        client.open(StreamKind.UNI, "4054 08 01");
        client.datagram("02 cafe");
        client.datagram("00 beef");
        assertEquals(Bytes.ofHex("beef"), server.await(Datagram.class).bytes());
        assertEquals(List.of(), server.heard(StreamOpened.class));
        assertEquals(List.of(), server.heard(SessionClosed.class));
    }

    @Test
    void a_datagram_of_no_request_ends_the_connection() {
        session();
        client.datagram("40");
        assertTrue(client.awaitEnd().startsWith("0x33: "));
        assertEquals(How.FAILED, server.await(SessionClosed.class).how());
    }

    @Test
    void requests_that_are_no_sessions_get_a_status() {
        session();
        for (String[] each :
                new String[][] {
                    {"d1 d7 5001 61 c1", "404"},
                    {"d4 d7 5001 61 c1", "405"},
                    {"cf 5001 61", "405"},
                    {"cf d7 5001 61 c1 27 02 3a70726f746f636f6c 01 78", "501"}
                }) {
            Bytes fields = Bytes.ofHex("0000" + each[0]);
            String frame = Frames.of(Frames.HEADERS, fields).toHex();
            QuicStreamChannel request = client.open(StreamKind.BIDI, frame);
            client.awaitHeard(request, answer(Integer.parseInt(each[1]), "") + " fin");
            client.write(request, "00 03 616263", true);
        }
        QuicStreamChannel second = client.open(StreamKind.BIDI, connect("moql"));
        client.awaitHeard(second, answer(429, "") + " fin");
        client.awaitHeard(client.open(StreamKind.BIDI, "01 04 0000d1c1"), " reset 0x10e");
        assertEquals(1, server.heard(SessionOpened.class).size());
    }

    @Test
    void oversized_fields_are_refused_packed_or_unpacked() {
        client.open(StreamKind.UNI, SETTINGS);
        QuicStreamChannel packed = client.open(StreamKind.BIDI, "01 80004001 0000");
        client.awaitHeard(packed, answer(431, "") + " fin");
        Bytes small = Bytes.ofHex("0000" + "cf".repeat(500));
        String frame = Frames.of(Frames.HEADERS, small).toHex();
        client.awaitHeard(client.open(StreamKind.BIDI, frame), answer(431, "") + " fin");
        assertOthersAreServed();
    }

    @Test
    void a_close_of_impossible_length_ends_the_session() {
        QuicStreamChannel request = session();
        client.write(request, "00 05 6843 4405 00", false);
        assertTrue(client.awaitEnd().startsWith("0x10e: "));
        assertEquals(How.FAILED, server.await(SessionClosed.class).how());
    }

    @Test
    void ten_thousand_half_opened_requests_end_their_connection_alone() {
        Script other = bench.add(new Script("P"));
        bench.act(other, new RelayAction.Dial("S", "moql"));
        server.await(SessionOpened.class);
        for (int i = 0; i < 10_000 && client.isUp(); i++) {
            client.open(StreamKind.BIDI, "01 7f00 0000d1");
        }
        assertEquals("0x107: more than 32 requests", client.awaitEnd());
        server.awaitThat(() -> bench.connections("S") == 1, () -> "it is still there");
        assertOthersAreServed();
        assertEquals(List.of(), server.heard(SessionClosed.class));
    }

    @Test
    void requests_that_end_leave_nothing_behind() {
        session();
        for (int i = 0; i < 2_000; i++) {
            QuicStreamChannel request = client.open(StreamKind.BIDI, "01 05 0000d1d7c1");
            client.write(request, "", true);
            client.awaitHeard(request, answer(404, "") + " fin");
        }
        for (int i = 0; i < 2_000; i++) {
            QuicStreamChannel request = client.open(StreamKind.BIDI, "01");
            client.reset(request, 0x10c);
        }
        for (int i = 0; i < 2_000; i++) {
            client.write(client.open(StreamKind.UNI, "4021"), "00", true);
        }
        server.awaitThat(
                () -> bench.nettyStreams("S") == 3, () -> "remembers " + bench.nettyStreams("S"));
    }

    @Test
    void a_client_that_never_asks_for_a_session_is_let_go() {
        client.open(StreamKind.UNI, SETTINGS);
        for (int i = 0; i < 8 && client.isUp(); i++) {
            client.datagram("00");
            bench.pass(500 * Durations.MILLI);
        }
        assertEquals("0x100: no session in time", client.awaitEnd());
        assertEquals(0, bench.connections("S"));
        assertEquals(List.of(), server.heard());
    }
}
