package org.moqlab.engine.transport.http3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;

final class FieldsTest {
    private static List<Field> decode(String hex) throws Http3Exception {
        return Fields.decode(Bytes.ofHex(hex)).orElseThrow();
    }

    @Test
    void the_connect_of_a_rust_client_is_read() throws Exception {
        Bytes packed =
                Bytes.ofHex(
                        "00 00 cf d7 50 0e 6c 6f 63 61 6c 68 6f 73 74 3a 34 34 34 33 51 05 2f 61 6e"
                                + " 6f 6e 27 02 3a 70 72 6f 74 6f 63 6f 6c 0c 77 65 62 74 72 61 6e"
                                + " 73 70 6f 72 74 27 0f 77 74 2d 61 76 61 69 6c 61 62 6c 65 2d 70"
                                + " 72 6f 74 6f 63 6f 6c 73 15 22 6d 6f 71 2d 6c 69 74 65 2d 30 35"
                                + " 22 2c 20 22 6d 6f 71 6c 22");
        assertEquals(
                new Request(
                        "CONNECT",
                        "webtransport",
                        "localhost:4443",
                        "/anon",
                        List.of("moq-lite-05", "moql")),
                Request.of(Fields.decode(packed).orElseThrow()));
    }

    @Test
    void the_answer_of_a_rust_server_is_read_and_written_to_the_octet() throws Exception {
        Bytes frame =
                Bytes.ofHex(
                        "01 40 44 00 00 d9 27 15 73 65 63 2d 77 65 62 74 72 61 6e 73 70 6f 72 74 2d"
                                + " 68 74 74 70 33 2d 64 72 61 66 74 07 64 72 61 66 74 30 32 27 04"
                                + " 77 74 2d 70 72 6f 74 6f 63 6f 6c 0d 22 6d 6f 71 2d 6c 69 74 65"
                                + " 2d 30 35 22");
        Response answer = new Response(200, "moq-lite-05");
        assertEquals(frame, answer.encode());
        Bytes packed = frame.slice(3, frame.length());
        assertEquals(answer, Response.of(Fields.decode(packed).orElseThrow()));
    }

    @Test
    void what_is_packed_is_what_is_unpacked() throws Exception {
        List<Field> fields =
                List.of(
                        new Field(":method", "CONNECT"),
                        new Field(":status", "431"),
                        new Field("x-frame-options", "sameorigin"),
                        new Field("x-forwarded-for", "somebody"),
                        new Field("a", ""),
                        new Field("n".repeat(300), "v\u00ff".repeat(3_000)));
        assertEquals(Optional.of(fields), Fields.decode(Fields.encode(fields)));
    }

    @Test
    void the_examples_of_rfc_7541_come_out_of_the_huffman_code() throws Exception {
        assertEquals(
                List.of(new Field(":authority", "www.example.com")),
                decode("00 00 50 8c f1e3c2e5f23a6ba0ab90f4ff"));
        assertEquals(
                List.of(new Field("date", "Mon, 21 Oct 2013 20:13:22 GMT")),
                decode("00 00 56 96 d07abe941054d444a8200595040b8166e084a62d1bff"));
        assertEquals(
                List.of(new Field("custom-key", "custom-value")),
                decode("00 00 2f 01 25a849e95ba97d7f 89 25a849e95bb8e8b4bf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01 00 d1",
                "00 00 80",
                "00 00 ff 24",
                "00 00 10",
                "00 00 00 00",
                "00 00 40 00",
                "00 00 50 05 6162",
                "00 00 50 ff",
                "00 00 50 ff ff ff ff ff 0f",
                "00 00 50 84 ff ff ff fc",
                "00 00 50 81 ff",
                "00 00 50 81 18",
                "00 00 50 82 1f ff",
            })
    void what_is_not_packed_so_ends_the_connection(String hex) {
        Http3Exception broken =
                assertThrows(Http3Exception.class, () -> Fields.decode(Bytes.ofHex(hex)));
        assertEquals(Http3Error.QPACK_DECOMPRESSION_FAILED, broken.error());
        assertEquals(true, broken.isFatal());
    }

    @Test
    void more_fields_than_the_bound_are_told_as_such_however_small_they_are_packed()
            throws Exception {
        Bytes many = Fields.encode(Collections.nCopies(400, new Field(":method", "CONNECT")));
        assertEquals(2 + 400, many.length());
        assertEquals(Optional.empty(), Fields.decode(many));
    }

    @Test
    void octets_at_random_are_fields_or_broken_and_nothing_else() {
        Random random = new Random(1);
        for (int round = 0; round < 50_000; round++) {
            byte[] octets = new byte[2 + random.nextInt(40)];
            random.nextBytes(octets);
            octets[0] = 0;
            try {
                var _ = Fields.decode(Bytes.wrap(octets));
            } catch (Http3Exception broken) {
                assertEquals(Http3Error.QPACK_DECOMPRESSION_FAILED, broken.error());
            }
        }
    }
}
