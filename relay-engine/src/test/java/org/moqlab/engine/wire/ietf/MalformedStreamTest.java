package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// Data streams and datagrams that are none: refused with one code at one octet, before the octets
/// arrive that a length announces.
final class MalformedStreamTest {
    private static void drain(ObjectStream stream) throws DecodeException {
        Optional<ObjectStream.Part> part = stream.next();
        while (part.isPresent()) {
            part = stream.next();
        }
    }

    private static ObjectStream stream(String hex) {
        ObjectStream stream = new ObjectStream();
        stream.append(Bytes.ofHex(hex));
        return stream;
    }

    @ParameterizedTest
    @CsvSource({
        "00, UNEXPECTED_STREAM, 0",
        "04, UNEXPECTED_STREAM, 0",
        "16, UNEXPECTED_STREAM, 0",
        "1e, UNEXPECTED_STREAM, 0",
        "30, UNEXPECTED_STREAM, 0",
        "ff ff ff ff ff ff ff ff, UNEXPECTED_STREAM, 0",
        "18 00 07 00  00 00 02, DECODE, 6",
        "18 00 07 00  00 00 05, DECODE, 6",
        "18 00 07 00  00 80 10 00 01, BOUNDS_EXCEEDED, 5",
        "19 00 07 00  00 80 01 00 01, BOUNDS_EXCEEDED, 5",
        "19 00 07 00  00 02 03 05 01 61, DECODE, 8",
        "19 00 07 00  00 01 02 01 61, DECODE, 7",
        "19 00 07 00  00 02 02 05 00 01, PROTOCOL_VIOLATION, 8",
        "18 00 07 00  ff ff ff ff ff ff ff ff 01 61  00 01 61, BOUNDS_EXCEEDED, 14",
        "05 04  00 00 00 80 00 80 10 00 01, BOUNDS_EXCEEDED, 7",
        "05 04  00 00 00 80 00 00 02, DECODE, 8"
    })
    void a_malformed_stream_is_refused_with_its_code_at_its_octet(
            String hex, ErrorCode code, long octet) {
        ObjectStream stream = stream(hex);

        DecodeException broken = assertThrows(DecodeException.class, () -> drain(stream));
        assertEquals(code, broken.code(), broken.getMessage());
        assertEquals(octet, broken.offset(), broken.getMessage());
    }

    @Test
    void an_object_as_large_as_the_bound_waits_for_its_octets() throws Exception {
        ObjectStream stream = stream("18 00 07 00  00 80 10 00 00");
        drain(stream);
        assertEquals(5, stream.length());
        stream.append(Bytes.wrap(new byte[Content.MAX_PAYLOAD]));

        ObjectStream.Part part = stream.next().orElseThrow();
        assertEquals(
                new SubgroupObject(0, 0, Content.of(Bytes.wrap(new byte[Content.MAX_PAYLOAD]))),
                part.message());
        assertEquals(0, stream.length());
    }

    @Test
    void a_copy_of_a_stream_goes_its_own_way() throws Exception {
        ObjectStream stream = stream("18 00 07 00  00 01");
        drain(stream);
        ObjectStream copy = stream.copy();
        stream.append(Bytes.ofHex("61 02"));
        copy.append(Bytes.ofHex("62"));

        assertEquals(
                new SubgroupObject(0, 0, Content.of(Bytes.ofUtf8("a"))),
                stream.next().orElseThrow().message());
        assertEquals(
                new SubgroupObject(0, 0, Content.of(Bytes.ofUtf8("b"))),
                copy.next().orElseThrow().message());
        assertEquals(1, stream.length());
        assertEquals(0, copy.length());
        assertEquals(7, copy.offset());
    }

    @ParameterizedTest
    @CsvSource({
        "'', DECODE, 0",
        "08 01 02 00 00, DECODE, 0",
        "10 01 02 00 00, DECODE, 0",
        "22 01 02 00 80 01, DECODE, 0",
        "24 01 02 80 01, DECODE, 0",
        "00 01 02, DECODE, 3",
        "01 01 02 00 80 00, PROTOCOL_VIOLATION, 5",
        "01 01 02 00 80 05 02 05, DECODE, 8",
        "21 01 02 00 80 02 02 05 01, PROTOCOL_VIOLATION, 8",
        "20 01 02 00 80, DECODE, 5",
        "20 01 02 00 80 02, DECODE, 5",
        "20 01 02 00 80 03 00, WRONG_SIZE, 6"
    })
    void a_malformed_datagram_is_refused_with_its_code_at_its_octet(
            String hex, ErrorCode code, long octet) {
        DecodeException broken =
                assertThrows(DecodeException.class, () -> ObjectDatagram.decode(Bytes.ofHex(hex)));
        assertEquals(code, broken.code(), broken.getMessage());
        assertEquals(octet, broken.offset(), broken.getMessage());
    }

    @Test
    void what_has_no_place_in_a_message_is_not_written() {
        Content status = Content.of(ObjectStatus.END_OF_GROUP);
        Extensions extensions = new Extensions(List.of(new KeyValue.Varint(2, 5)));
        Bytes octet = Bytes.ofHex("61");
        SubgroupObject extended =
                new SubgroupObject(0, 0, new Content(extensions, ObjectStatus.NORMAL, octet));

        assertThrows(
                IllegalArgumentException.class,
                () -> new Content(Extensions.NONE, ObjectStatus.END_OF_GROUP, octet));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Content(extensions, ObjectStatus.DOES_NOT_EXIST, Bytes.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> extended.encode(false));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SubgroupHeader(SubgroupType.MARCH_2026, 0, 0, 1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ObjectDatagram(
                                true,
                                0,
                                0,
                                OptionalLong.of(0),
                                0,
                                ObjectDatagram.Form.STATUS,
                                status));
    }

    @Test
    void a_token_is_read_in_the_form_its_action_tells() throws Exception {
        for (String hex : List.of("00 05", "01 05 02 61", "02 05", "03 01 74 6f 6b", "03 00")) {
            Bytes octets = Bytes.ofHex(hex);
            assertEquals(octets, AuthorizationToken.decode(octets, 0).encode());
        }
        for (String hex : List.of("", "04", "00", "01 05", "02 05 00", "03")) {
            assertThrows(
                    DecodeException.class, () -> AuthorizationToken.decode(Bytes.ofHex(hex), 0));
        }
        assertEquals(
                new AuthorizationToken(
                        AuthorizationToken.Action.REGISTER,
                        OptionalLong.of(5),
                        OptionalLong.of(2),
                        Bytes.ofUtf8("a")),
                AuthorizationToken.decode(
                        new WireWriter().varint(1).varint(5).varint(2).u8('a').toBytes(), 0));
    }
}
