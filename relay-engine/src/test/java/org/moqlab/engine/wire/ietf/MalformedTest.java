package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.moqlab.engine.wire.ErrorCode.BOUNDS_EXCEEDED;
import static org.moqlab.engine.wire.ErrorCode.DECODE;
import static org.moqlab.engine.wire.ErrorCode.DUPLICATE;
import static org.moqlab.engine.wire.ErrorCode.WRONG_SIZE;
import static org.moqlab.engine.wire.ietf.MessageType.GOAWAY;
import static org.moqlab.engine.wire.ietf.MessageType.PUBLISH_NAMESPACE;
import static org.moqlab.engine.wire.ietf.MessageType.PUBLISH_NAMESPACE_OK;
import static org.moqlab.engine.wire.ietf.MessageType.SUBSCRIBE_ERROR;
import static org.moqlab.engine.wire.ietf.MessageType.SUBSCRIBE_NAMESPACE;
import static org.moqlab.engine.wire.ietf.MessageType.UNSUBSCRIBE_NAMESPACE;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.WireWriter;

/// Bodies that are no messages: each is refused with one code at one octet of its stream.
final class MalformedTest {
    private static final long BASE = 100;

    private static void refused(MessageType type, Bytes body, ErrorCode code, long octet) {
        DecodeException broken =
                assertThrows(DecodeException.class, () -> type.decode(body, BASE), type.name());
        assertEquals(code, broken.code(), broken.getMessage());
        assertEquals(BASE + octet, broken.offset(), broken.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_SETUP, 40 41, BOUNDS_EXCEEDED, 0",
        "CLIENT_SETUP, 02 00, DECODE, 2",
        "CLIENT_SETUP, 00 40 41, BOUNDS_EXCEEDED, 1",
        "CLIENT_SETUP, 00 02 02 00 02 00, DUPLICATE, 4",
        "CLIENT_SETUP, 00 02 07 00 07 00, DUPLICATE, 4",
        "CLIENT_SETUP, 00 02 07 00 40 07 01 61, DUPLICATE, 4",
        "CLIENT_SETUP, 00 02 03 01 00 03 01 00, DUPLICATE, 5",
        "CLIENT_SETUP, 00 01 05 09 00, DECODE, 4",
        "CLIENT_SETUP, 00 00 00, WRONG_SIZE, 2",
        "SERVER_SETUP, c0 00 00 00 ff 00 00 0e, DECODE, 8",
        "SERVER_SETUP, c0 00 00 00 ff 00 00 0e 40 41, BOUNDS_EXCEEDED, 8",
        "SERVER_SETUP, c0 00 00 00 ff 00 00 0e 01 02, DECODE, 10",
        "SERVER_SETUP, c0 00 00 00 ff 0d ad 02 01 02 01, DECODE, 11",
        "SERVER_SETUP, c0 00 00 00 ff 0d ad 02 02 02 00 02 00, DUPLICATE, 11",
        "GOAWAY, 01 ff, DECODE, 0",
        "GOAWAY, 05 61, DECODE, 1",
        "MAX_REQUEST_ID, '', DECODE, 0",
        "MAX_REQUEST_ID, 40, DECODE, 1",
        "MAX_REQUEST_ID, 00 00, WRONG_SIZE, 1",
        "SUBSCRIBE, 00 01 01 61 01 74 80 03 01 02 00, DECODE, 7",
        "SUBSCRIBE, 00 01 01 61 01 74 80 02 02 02 00, DECODE, 8",
        "SUBSCRIBE, 00 01 01 61 01 74 80 02 01 00 00, DECODE, 9",
        "SUBSCRIBE, 00 01 01 61 01 74 80 02 01 05 00, DECODE, 9",
        "SUBSCRIBE, 00 01 01 61 01 74 80 02 01 03 05 00, DECODE, 12",
        "SUBSCRIBE, 00 01 01 61 02 c3 28 80 02 01 02 00, DECODE, 4",
        "SUBSCRIBE, 00 01 01 ff 01 74 80 02 01 02 00, DECODE, 2",
        "SUBSCRIBE, 00 01 01 61 01 74 80 02 01 02 02 02 05 02 05, DUPLICATE, 13",
        "SUBSCRIBE, 00 21 01 61, BOUNDS_EXCEEDED, 1",
        "SUBSCRIBE_OK, 00 00 00 03 00 00, DECODE, 3",
        "SUBSCRIBE_OK, 00 00 00 02 02 00, DECODE, 4",
        "SUBSCRIBE_OK, 00 00 00 02 01 07 03, DECODE, 7",
        "SUBSCRIBE_UPDATE, 04 00 05 00 00 80 02 00, DECODE, 6",
        "PUBLISH, 00 00 01 76 09 02 00 02 00, DECODE, 7",
        "PUBLISH_OK, 00 02 80 02 02 00, DECODE, 1",
        "PUBLISH_DONE, 00 41 f4 00 05 65, DECODE, 5",
        "FETCH, 04 80 02 00 00 00 00, DECODE, 3",
        "FETCH, 04 80 02 04 00 00 00, DECODE, 3",
        "FETCH_OK, 04 02 02 00 00 00, DECODE, 2",
        "TRACK_STATUS, 04 01 04 74 65 73 74 01 76 80 02 01 09 00, DECODE, 12",
        "TRACK_STATUS_OK, 04 00 00 02 00, DECODE, 5",
        "PUBLISH_NAMESPACE, 01 01 04 74 65 73 74, DECODE, 7",
        "PUBLISH_NAMESPACE, 01 02 04 74 65 73 74, DECODE, 7",
        "PUBLISH_NAMESPACE, 01 01 04 74 65 73 74 00 00, WRONG_SIZE, 8",
        "PUBLISH_NAMESPACE_OK, 01 01, DECODE, 2",
        "PUBLISH_NAMESPACE_OK, 01 00 00, WRONG_SIZE, 2",
        "PUBLISH_NAMESPACE_DONE, 01 04 74 65 73 74 00, WRONG_SIZE, 6",
        "UNSUBSCRIBE_NAMESPACE, '', DECODE, 0",
        "UNSUBSCRIBE_NAMESPACE, 00 00, WRONG_SIZE, 1",
        "UNSUBSCRIBE_NAMESPACE, 01 04 61, DECODE, 2",
        "UNSUBSCRIBE_NAMESPACE, 01 01 61 00, WRONG_SIZE, 3"
    })
    void a_malformed_body_is_refused_with_its_code_at_its_octet(
            MessageType type, String hex, ErrorCode code, long octet) {
        refused(type, Bytes.ofHex(hex), code, octet);
    }

    static Stream<Vectors.Control> vectors() {
        return VectorsTest.control();
    }

    /// What is left of a prefix that is cut to one number is a request.
    private static boolean isWholeWhenCut(MessageType type, int cut) {
        return type == UNSUBSCRIBE_NAMESPACE && cut == 1;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_body_cut_short_anywhere_or_longer_is_refused(Vectors.Control vector) throws Exception {
        MessageType type = vector.message().type();
        Bytes body = vector.message().body().toBytes();
        assertEquals(vector.message(), type.decode(body, BASE));
        for (int cut = 0; cut < body.length(); cut++) {
            Bytes part = body.slice(0, cut);
            if (!isWholeWhenCut(type, cut)) {
                DecodeException broken =
                        assertThrows(
                                DecodeException.class, () -> type.decode(part, BASE), "cut " + cut);
                assertEquals(DECODE, broken.code(), "cut " + cut);
            }
        }
        boolean mayGoOn = vector.message() instanceof Acknowledgement;
        Bytes more = Bytes.ofHex(mayGoOn ? "00 00" : "00");
        refused(type, body.concat(more), WRONG_SIZE, body.length() + more.length() - 1);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_wrong_length_before_the_body_is_refused_or_waits(Vectors.Control vector)
            throws Exception {
        MessageType type = vector.message().type();
        Bytes body = vector.message().body().toBytes();
        Bytes head = new WireWriter().varint(type.code()).toBytes();
        StreamBuffer longer = new StreamBuffer();
        longer.append(head.concat(new WireWriter().u16(body.length() + 1).raw(body).toBytes()));
        assertEquals(java.util.Optional.empty(), longer.takeTyped(ControlMessage.MAX_BODY));

        StreamBuffer shorter = new StreamBuffer();
        shorter.append(head.concat(new WireWriter().u16(body.length() - 1).raw(body).toBytes()));
        StreamBuffer.Piece piece = shorter.takeTyped(ControlMessage.MAX_BODY).orElseThrow();
        if (!isWholeWhenCut(type, body.length() - 1)) {
            assertThrows(
                    DecodeException.class, () -> type.decode(piece.body(), piece.bodyOffset()));
        }
    }

    @Test
    void a_reason_is_bounded_in_octets() throws Exception {
        String most = "é".repeat(FieldReader.MAX_REASON / 2);
        Bytes body = new WireWriter().varint(0).varint(404).string(most).toBytes();
        Bytes more = new WireWriter().varint(0).varint(404).string(most + "!").toBytes();

        assertEquals(new SubscribeError(0, 404, most), SUBSCRIBE_ERROR.decode(body, BASE));
        refused(SUBSCRIBE_ERROR, more, BOUNDS_EXCEEDED, 3);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SubscribeError(0, 404, most + "!").encode());
    }

    @Test
    void the_uri_of_a_goaway_is_bounded() throws Exception {
        String most = "u".repeat(FieldReader.MAX_URI);

        assertEquals(
                new Goaway(most), GOAWAY.decode(new WireWriter().string(most).toBytes(), BASE));
        refused(GOAWAY, new WireWriter().string(most + "!").toBytes(), BOUNDS_EXCEEDED, 0);
    }

    @Test
    void a_namespace_has_at_most_32_fields_and_the_length_of_a_path() throws Exception {
        NamespaceTuple most = new NamespaceTuple(Collections.nCopies(32, "x"));
        Bytes many = tuple(Collections.nCopies(33, "x"));
        Bytes long4096 = tuple(List.of("a".repeat(2_000), "b".repeat(2_095)));
        Bytes long4097 = tuple(List.of("a".repeat(2_000), "b".repeat(2_096)));

        assertEquals(
                new SubscribeNamespace(0, most, Parameters.NONE),
                SUBSCRIBE_NAMESPACE.decode(tuple(most.fields()), BASE));
        refused(SUBSCRIBE_NAMESPACE, many, BOUNDS_EXCEEDED, 1);
        SUBSCRIBE_NAMESPACE.decode(long4096, BASE);
        refused(SUBSCRIBE_NAMESPACE, long4097, BOUNDS_EXCEEDED, 1);
        assertEquals(4_096, Namespace.MAX_LENGTH);
    }

    private static Bytes tuple(List<String> fields) {
        WireWriter body = new WireWriter().varint(0).varint(fields.size());
        fields.forEach(body::string);
        return body.varint(0).toBytes();
    }

    @Test
    void parameters_are_bounded_in_number_and_unique_but_for_tokens() throws Exception {
        WireWriter most = new WireWriter().varint(0).varint(0).varint(64);
        WireWriter more = new WireWriter().varint(0).varint(0).varint(65);
        for (int i = 0; i < 65; i++) {
            more.varint(2L * i).varint(i);
            if (i < 64) {
                most.varint(2L * i).varint(i);
            }
        }
        PublishNamespace message =
                (PublishNamespace) PUBLISH_NAMESPACE.decode(most.toBytes(), BASE);

        assertEquals(64, message.parameters().entries().size());
        refused(PUBLISH_NAMESPACE, more.toBytes(), BOUNDS_EXCEEDED, 2);
        Bytes tokens = Bytes.ofHex("01 00 02 03 02 02 05 03 02 02 06");
        assertEquals(tokens, PUBLISH_NAMESPACE.decode(tokens, BASE).body().toBytes());
        refused(PUBLISH_NAMESPACE, Bytes.ofHex("01 00 02 03 02 02 05 03 02 02 05"), DUPLICATE, 7);
    }

    @Test
    void parameters_after_an_acceptance_are_kept() throws Exception {
        Bytes body = Bytes.ofHex("01 02 02 05 09 01 61");
        Acknowledgement ok = (Acknowledgement) PUBLISH_NAMESPACE_OK.decode(body, BASE);

        assertEquals(
                Parameters.of(new KeyValue.Varint(2, 5), Vectors.octets(9, "a")),
                ok.parameters().orElseThrow());
        assertEquals(body, ok.body().toBytes());
    }

    @Test
    void what_does_not_fit_its_form_is_not_written() {
        Parameters odd = Parameters.of(new KeyValue.Varint(3, 0));
        Parameters even = Parameters.of(new KeyValue.Octets(2, Bytes.EMPTY));
        List<KeyValue> many = Collections.nCopies(65, new KeyValue.Varint(2, 0));
        Parameters big =
                Parameters.of(new KeyValue.Octets(1, Bytes.wrap(new byte[KeyValue.MAX_VALUE])));

        for (Parameters wrong : List.of(odd, even, big)) {
            PublishNamespace message = new PublishNamespace(0, NamespaceTuple.ROOT, wrong);
            assertThrows(IllegalArgumentException.class, message::encode);
        }
        assertThrows(IllegalArgumentException.class, () -> new Parameters(many));
        ServerSetup lite = new ServerSetup(0xff0dad02L, odd);
        assertThrows(IllegalArgumentException.class, lite::encode);
    }
}
