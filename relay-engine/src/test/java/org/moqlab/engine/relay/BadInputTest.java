package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.wire.StreamCode;

/// A hostile peer on session 9, while session 1 publishes to session 2 through the same relay:
/// whatever it sends is answered as the protocol says and named in the journal with its octet, and
/// the others go on. Stream 1 is the announce feed the relay asked it for.
final class BadInputTest {
    private static final long HOSTILE = 9;
    private static final String SETUP = "01 08 02 01 01 01 05 02 52 34";
    private static final String CLIENT_SETUP = "20 00 0d 01 c0 00 00 00 ff 00 00 0e 01 02 40 64";

    private final RelayBench bench = new RelayBench();

    BadInputTest() {
        bench.open(1, Role.ACCEPTED, "pub");
        bench.open(2, Role.ACCEPTED, "sub");
        bench.announce(1, true, 0);
        bench.subscribe(2, 0, 7, "test");
        bench.octets(1, 5, Bytes.ofHex("00 05 00 00 00 00 00"));
    }

    private void hostile(String alpn) {
        SessionId id = new SessionId(HOSTILE);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, alpn, "", "hostile"));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.BIDI, 10));
        bench.handle(new RelayInput.StreamCredit(id, StreamKind.UNI, 10));
        if (alpn.equals("moq-lite-05")) {
            bench.octets(HOSTILE, 2, Bytes.ofHex(SETUP));
        }
        if (alpn.equals("moq-00")) {
            bench.octets(HOSTILE, 0, Bytes.ofHex(CLIENT_SETUP));
        }
    }

    /// What the relay did to the hostile session and noted of it, in words.
    private static String answers(List<RelayAction> actions) {
        List<String> words = new ArrayList<>();
        for (RelayAction action : actions) {
            switch (action) {
                case RelayAction.CloseSession close ->
                        words.add("close " + close.code() + ": " + close.reason());
                case RelayAction.ResetStream reset ->
                        words.add("reset " + StreamCode.fromWire(reset.code()).orElse(-1));
                case RelayAction.Note(_, _, _, EventBody.Dropped(String what, String why)) ->
                        words.add(what + ": " + why);
                case RelayAction _ -> {}
            }
        }
        return words.stream().collect(Collectors.joining(" | "));
    }

    /// One more group still arrives.
    private void othersGoOn() {
        List<RelayAction> actions = bench.group(1, 2, 0, 4);
        boolean passed =
                RelayBench.transport(actions).stream()
                        .anyMatch(a ->
                                a instanceof RelayAction.WriteStream write
                                        && write.session().number() == 2);
        assertEquals(true, passed, "session 2 gets its group");
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "moq-lite-03; 1; 07 02 04 74 65 73 74 00; close 5: announce of status 2 at octet 1",
                "moq-lite-03; 1; 07 01 04 74 65 73 74 01 07 01 04 74 65 73 74 01; close 12:"
                        + " announce of active \"test\" at octet 8",
                "moq-lite-03; 1; 07 00 04 74 65 73 74 00; close 13: end of unknown \"test\" at"
                        + " octet 0",
                "moq-lite-03; 1; 08 01 04 74 65 73 74 01 00; close 14: 1 octets left over after the"
                        + " message at octet 8",
                "moq-lite-03; 1; 05 01 02 ff fe 01; close 5: text that is not UTF-8 at octet 2",
                "moq-lite-03; 1; 09 01 06 2f 61 2f 2f 62 2f 00; ''",
                "moq-lite-03; 1; 80 20 00 00; close 11: length 2097152 where at most 1048576 is"
                        + " allowed at octet 0",
                "moq-lite-03; 1; 03 01 04 74; close 5: length 4 where 1 octets are left in the"
                        + " message at octet 3",
                "moq-lite-03; 0; 09 00; close 5: unknown stream type 9 at octet 0",
                "moq-lite-03; 0; 00 00; stream 0: stream type 0 | reset 10",
                "moq-lite-03; 0; 03 00; stream 0: stream type 3 | reset 10",
                "moq-lite-03; 0; 01 01 00 00; stream 0: octets after an announce request at octet 3"
                        + " | reset 16",
                "moq-lite-03; 0; 02 0d 01 04 74 65 73 74 01 76 64 02 00 00 00; stream 0: octet 2"
                        + " where 0 or 1 is expected at octet 11 | reset 5",
                "moq-lite-03; 0; 02 0d 01 04 74 65 ff 74 01 76 64 01 00 00 00; stream 0: text that"
                        + " is not UTF-8 at octet 3 | reset 5",
                "moq-lite-03; 0; 02 0d 01 04 74 65 73 74 01 76 64 01 00 00 00 00; stream 0: octets"
                        + " after a subscription at octet 15 | reset 5",
                "moq-lite-03; 2; 3f 01; unidirectional stream of type 63: nobody here wants it",
                "moq-lite-03; 2; 00 02 00 07 01 61; group of unknown subscription 0: nobody here"
                        + " wants it",
                "moq-lite-03; 2; 00 03 00 07 00; stream 2: 1 octets left over after the message at"
                        + " octet 4",
                "moq-lite-04; 1; 07 01 04 74 65 73 74 00 07 01 04 74 65 73 74 00; close 12:"
                        + " announce of active \"test\" at octet 8",
                "moq-lite-04; 1; 07 01 04 74 65 73 74 21; close 11: number of hops 33 where at most"
                        + " 32 is allowed at octet 7",
                "moq-lite-04; 1; 07 00 04 74 65 73 74 00; ''",
                "moq-lite-04; 0; 09 00; stream 0: stream type 9 | reset 10",
                "moq-lite-05; 1; 02 52 34; close 5: message ends inside a value at octet 3",
                "moq-lite-05; 1; 03 52 34 01 07 01 04 74 65 73 74 21; close 11: number of hops 33"
                        + " where at most 32 is allowed at octet 11",
                "moq-lite-05; 0; 09 00; stream 0: stream type 9 | reset 10",
                "moq-lite-05; 0; 06 08 04 74 65 73 74 01 76 00; stream 0: 1 octets left over after"
                        + " the message at octet 9 | reset 14",
                "moq-lite-05; 0; 03 07 04 74 65 73 74 01 76; stream 0: message ends inside a value"
                        + " at octet 9 | reset 5",
                "moq-lite-05; 0; 04 00; stream 0: octets after a probe request at octet 1 | reset"
                        + " 5",
                "moq-lite-05; 0; 05 03 02 ff fe; stream 0: text that is not UTF-8 at octet 2 |"
                        + " reset 5",
                "moq-lite-05; 6; 01 01 00; close 12: a second SETUP at octet 0",
                "moq-lite-05; 2; 00; close 5: octets after SETUP at octet 10"
            })
    void is_answered_and_named_and_the_others_are_served(
            String alpn, long stream, String hex, String expected) {
        hostile(alpn);
        assertEquals(expected, answers(bench.octets(HOSTILE, stream, Bytes.ofHex(hex))));
        othersGoOn();
    }

    /// On moq-transport everything but objects goes over stream 0, and a breach there ends the
    /// session; the relay has asked for names with request 1 and offered `test` with request 3.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 40 99 00 00; close 16: unknown message 153 at octet 16",
                "0; 1a 00 01 00; close 16: REQUESTS_BLOCKED at octet 16",
                "0; 10 00 01 00; close 17: GOAWAY at octet 16",
                "0; 20 00 0a 01 c0 00 00 00 ff 00 00 0e 00; "
                        + "close 16: CLIENT_SETUP at octet 16",
                "0; 03 00 0a 00 01 01 61 01 76 01 02 01 02 00; "
                        + "close 5: message ends inside a value at octet 29",
                "0; 03 00 0b 00 01 01 61 01 76 01 02 00 02 00; "
                        + "close 5: a subscription without objects at octet 19",
                "0; 03 00 0b 00 01 01 ff 01 76 01 02 01 02 00; "
                        + "close 5: text that is not UTF-8 at octet 21",
                "0; 03 00 0b 00 01 01 61 01 76 01 02 01 09 00; "
                        + "close 5: unknown filter 9 at octet 28",
                "0; 03 00 0c 00 01 01 61 01 76 01 02 01 02 00 00; "
                        + "close 14: 1 octets left over after the message at octet 30",
                "0; 06 00 02 00 21; close 11: number of namespace fields 33 where at most 32 is"
                        + " allowed at octet 20",
                "0; 09 00 04 01 02 6e 6f; " + "close 13: unknown namespace \"no\" at octet 16",
                "0; 07 00 01 01; " + "close 16: PUBLISH_NAMESPACE_OK to request 1 at octet 16",
                "0; 12 00 01 03; " + "close 16: SUBSCRIBE_NAMESPACE_OK to request 3 at octet 16",
                "0; 13 00 05 01 41 f4 01 78; close 0: namespaces refused: 500 x",
                "0; 07 00 01 09; PUBLISH_NAMESPACE_OK: nobody here asked for it",
                "0; 0b 00 07 01 40 c8 00 02 4f 4b; "
                        + "close 16: PUBLISH_DONE to request 1 at octet 16",
                "0; 11 00 04 00 01 01 61; " + "close 5: message ends inside a value at octet 23",
                "2; 18 00 07 00 00 02 68 69; "
                        + "group of unknown track alias 0: nobody here wants it",
                "2; 3f 01; stream 2: unidirectional stream of type 63 at octet 0",
                "2; 40 99; stream 2: unidirectional stream of type 153 at octet 0",
                "2; 05 04; stream 2: a fetch stream at octet 0"
            })
    void on_moq_transport_is_answered_and_named_and_the_others_are_served(
            long stream, String hex, String expected) {
        hostile("moq-00");
        assertEquals(expected, answers(bench.octets(HOSTILE, stream, Bytes.ofHex(hex))));
        othersGoOn();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "moq-00; 03 00 0b; " + "close 16: message 3 where SETUP is expected at octet 0",
                "moq-00; 20 00 0a 01 c0 00 00 00 ff 00 00 0f 00; "
                        + "close 9: no common version at octet 3",
                "moq-00; 20 00 0a 01 c0 00 00 00 ff 00 00 0e 01; "
                        + "close 5: message ends inside a value at octet 13",
                "moql; 20 00 0a 01 c0 00 00 00 ff 00 00 0f 00; "
                        + "close 9: no common version at octet 3",
                "moql; 20 00 0e 01 c0 00 00 00 ff 00 00 0e 02 02 05 02 05; "
                        + "close 12: parameter 2 given twice at octet 15",
                "moql; 06 00 03 00 00 00; "
                        + "close 16: message 6 where SETUP is expected at octet 0",
                "''; 20 00 09 c0 00 00 00 ff 00 00 0e 00; close 11: number of versions 4278190094"
                        + " where at most 64 is allowed at octet 3"
            })
    void a_damaged_setup_of_moq_transport_ends_the_session(
            String alpn, String hex, String expected) {
        SessionId id = new SessionId(HOSTILE);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, alpn, "", "h"));
        assertEquals(expected, answers(bench.octets(HOSTILE, 0, Bytes.ofHex(hex))));
        othersGoOn();
    }

    @Test
    void a_control_stream_that_ends_takes_its_session_along() {
        hostile("moq-00");
        assertEquals("close 15: control stream ended", answers(bench.finished(HOSTILE, 0)));
        othersGoOn();
    }

    @Test
    void a_thousand_data_streams_without_a_head_are_enough() {
        hostile("moq-00");
        Bytes half = Bytes.ofHex("18 00");
        for (int i = 0; i < 1_000; i++) {
            assertEquals("", answers(bench.octets(HOSTILE, 4 * i + 2, half)));
        }
        assertEquals(
                "close 11: more than 1000 streams without a first message",
                answers(bench.streamOpened(HOSTILE, 4_002)));
        othersGoOn();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "moq-lite-03; 02; stream 0: stream ends inside a message at octet 0 | reset 5",
                "moq-lite-03; 02 0d 01; "
                        + "stream 0: stream ends inside a message at octet 0 | reset 5",
                "moq-lite-05; 06 07 04; "
                        + "stream 0: stream ends inside a message at octet 0 | reset 5",
                "moq-lite-05; 03; stream 0: stream ends inside a message at octet 0 | reset 5"
            })
    void a_request_that_ends_half_way_is_refused(String alpn, String hex, String expected) {
        hostile(alpn);
        bench.octets(HOSTILE, 0, Bytes.ofHex(hex));
        assertEquals(expected, answers(bench.finished(HOSTILE, 0)));
        othersGoOn();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "01 01 00 00; close 5: octets after SETUP at octet 3",
                "01 80 20 00 00; close 11: length 2097152 where at most 1048576 is allowed at octet"
                        + " 0",
                "01 09 02 01 01 01 01 01 01 00 00; close 12: parameter 1 given twice at octet 6",
                "01 04 01 05 02 52; "
                        + "close 5: length 2 where 1 octets are left in the message at octet 5"
            })
    void a_damaged_setup_ends_the_session(String hex, String expected) {
        SessionId id = new SessionId(HOSTILE);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, "moq-lite-05", "", "h"));
        assertEquals(expected, answers(bench.octets(HOSTILE, 2, Bytes.ofHex(hex))));
        othersGoOn();
    }

    @Test
    void headers_that_never_end_are_bounded_over_all_streams() {
        hostile("moq-lite-03");
        Bytes head = Bytes.ofHex("02 80 10 00 00");
        Bytes much = Bytes.wrap(new byte[(1 << 20) - 1]);
        String said = "";
        long stream = 0;
        while (said.isEmpty() && stream < 400) {
            bench.octets(HOSTILE, stream, head);
            said = answers(bench.octets(HOSTILE, stream, much));
            stream += 4;
        }
        assertEquals("close 11: more than 67108864 octets of unfinished messages at octet 0", said);
        othersGoOn();
    }

    @Test
    void what_comes_before_setup_waits_within_a_bound() {
        SessionId id = new SessionId(HOSTILE);
        bench.handle(new RelayInput.SessionOpened(id, Role.ACCEPTED, "moq-lite-05", "", "h"));
        assertEquals("", answers(bench.octets(HOSTILE, 0, Bytes.wrap(new byte[1 << 20]))));
        assertEquals(
                "close 11: more than 1048576 octets of unfinished messages at octet 0",
                answers(bench.octets(HOSTILE, 4, Bytes.wrap(new byte[1]))));
        othersGoOn();
    }
}
