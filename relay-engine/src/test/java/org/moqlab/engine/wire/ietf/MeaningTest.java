package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;

/// What messages mean to the rest of the engine and to people.
final class MeaningTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "test", "room/alice", "a/b/c/d"})
    void a_path_and_its_fields_are_two_forms_of_one_name(String path) {
        Namespace namespace = new Namespace(path);
        NamespaceTuple tuple = NamespaceTuple.of(namespace).orElseThrow();

        assertEquals(path.isEmpty() ? List.of() : List.of(path.split("/")), tuple.fields());
        assertEquals(Optional.of(namespace), tuple.namespace());
        assertEquals(path, tuple.toString());
    }

    @Test
    void one_empty_field_is_the_root_as_no_field_is() throws Exception {
        SubscribeNamespace root = new SubscribeNamespace(0, NamespaceTuple.ROOT, Parameters.NONE);

        assertEquals(root, MessageType.SUBSCRIBE_NAMESPACE.decode(Bytes.ofHex("00 00 00"), 0));
        assertEquals(root, MessageType.SUBSCRIBE_NAMESPACE.decode(Bytes.ofHex("00 01 00 00"), 0));
        assertEquals(Bytes.ofHex("11 00 03 00 00 00"), root.encode());
        assertEquals(Optional.of(Namespace.ROOT), root.prefix().namespace());
    }

    @ParameterizedTest
    @CsvSource({"a/b, c", "a, ''", "'', b", "'', ''", "/, x"})
    void fields_that_are_no_parts_of_a_path_have_no_path(String first, String second)
            throws Exception {
        NamespaceTuple tuple = new NamespaceTuple(List.of(first, second));
        PublishNamespace message = new PublishNamespace(1, tuple, Parameters.NONE);

        assertEquals(Optional.empty(), tuple.namespace());
        assertEquals(
                message,
                MessageType.PUBLISH_NAMESPACE.decode(message.body().toBytes(), 0),
                "it is kept as it is");
        assertEquals("[" + first + ", " + second + "]", tuple.toString());
    }

    @Test
    void a_path_of_more_than_32_parts_has_no_tuple() {
        String most = String.join("/", Collections.nCopies(32, "x"));

        assertEquals(most, NamespaceTuple.of(new Namespace(most)).orElseThrow().toString());
        assertEquals(Optional.empty(), NamespaceTuple.of(new Namespace(most + "/x")));
    }

    @Test
    void the_root_as_a_prefix_to_end_is_not_taken_for_request_0() throws Exception {
        UnsubscribeNamespace root =
                new UnsubscribeNamespace(new UnsubscribeNamespace.ByPrefix(NamespaceTuple.ROOT));

        assertEquals(Bytes.ofHex("14 00 02 01 00"), root.encode());
        assertEquals(root, MessageType.UNSUBSCRIBE_NAMESPACE.decode(Bytes.ofHex("01 00"), 0));
    }

    @Test
    void codes_have_the_names_of_the_draft_and_of_the_family() {
        assertEquals("4 track does not exist", Registry.SUBSCRIBE_ERROR.describe(4));
        assertEquals("404 not found", Registry.SUBSCRIBE_ERROR.describe(404));
        assertEquals("200 ok", Registry.PUBLISH_DONE.describe(200));
        assertEquals("2 track ended", Registry.PUBLISH_DONE.describe(2));
        assertEquals("500 error", Registry.FETCH_ERROR.describe(500));
        assertEquals("400 refused", Registry.PUBLISH_NAMESPACE_ERROR.describe(400));
        assertEquals("409 duplicate", Registry.PUBLISH_NAMESPACE_ERROR.describe(409));
        assertEquals("5 namespace prefix overlap", Registry.SUBSCRIBE_NAMESPACE_ERROR.describe(5));
        assertEquals("21 version negotiation failed", Registry.SESSION.describe(0x15));
        assertEquals("404", Registry.SESSION.describe(404), "no code of a session");
        assertEquals("1 cancelled", Registry.DATA_STREAM.describe(1));
        assertEquals("99", Registry.PUBLISH_ERROR.describe(99));
        assertEquals("solicit", Registry.SETUP_PARAMETER.describe(0x40b5a));
        assertEquals("0x63", Registry.MESSAGE_PARAMETER.describe(99));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "2, true", "3, true", "0, false", "500, false", "404, false"})
    void a_done_is_clean_in_either_numbering(long status, boolean clean) {
        PublishDone done = new PublishDone(0, status, 0, "");

        assertEquals(clean, done.isClean());
        assertEquals(clean ? MessageView.Kind.END : MessageView.Kind.REFUSAL, done.kind());
    }

    @Test
    void a_message_is_shown_with_its_name_its_fields_and_its_octets() {
        SubscribeError error = new SubscribeError(0, 404, "Broadcast not found");
        Bytes octets = error.encode();

        assertEquals(
                new MessageView(
                        MessageView.Kind.REFUSAL,
                        "SUBSCRIBE_ERROR",
                        "request 0: 404 Broadcast not found",
                        List.of(
                                new MessageView.Field("request", "0"),
                                new MessageView.Field("code", "404 not found"),
                                new MessageView.Field("reason", "Broadcast not found")),
                        octets),
                error.view(error.kind(), octets));
    }

    @Test
    void every_vector_has_fields_and_a_summary_of_one_line() {
        VectorsTest.control()
                .map(Vectors.Control::message)
                .forEach(message -> {
                    assertFalse(message.fields().isEmpty(), message.name());
                    assertFalse(message.summary().isBlank(), message.name());
                    assertFalse(message.summary().contains("\n"), message.name());
                });
        Vectors.streams().stream()
                .flatMap(stream -> stream.messages().stream())
                .forEach(message -> {
                    assertFalse(message.fields().isEmpty(), message.name());
                    assertFalse(message.summary().isBlank(), message.name());
                });
    }

    @Test
    void setup_parameters_are_shown_by_name() {
        ServerSetup setup =
                new ServerSetup(
                        Draft14.CODE,
                        Parameters.of(
                                Vectors.UNLIMITED,
                                Vectors.RUST,
                                new KeyValue.Octets(9, Bytes.ofHex("00 ff")),
                                new KeyValue.Varint(8, 3)));

        assertEquals(
                "max_request_id = 4294967295, implementation = \"moq-lite-rs\", 0x9 = 00ff,"
                        + " 0x8 = 3",
                setup.fields().getLast().value());
        assertEquals(OptionalLong.of(4_294_967_295L), setup.parameters().number(2));
        assertEquals(OptionalLong.empty(), setup.parameters().number(4));
        assertEquals(Optional.of(Bytes.ofUtf8("moq-lite-rs")), setup.parameters().octets(7));
        assertTrue(setup.parameters().octets(1).isEmpty());
    }

    @Test
    void places_are_ordered_by_group_and_object() {
        assertTrue(new Location(1, 9).compareTo(new Location(2, 0)) < 0);
        assertTrue(new Location(2, 1).compareTo(new Location(2, 0)) > 0);
        assertEquals(0, new Location(2, 1).compareTo(new Location(2, 1)));
        assertEquals("{2,1}", new Location(2, 1).toString());
    }
}
