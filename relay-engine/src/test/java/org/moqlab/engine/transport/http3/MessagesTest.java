package org.moqlab.engine.transport.http3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {
    private static List<Field> connect(Field... more) {
        List<Field> fields =
                new ArrayList<>(
                        List.of(
                                new Field(":method", "CONNECT"),
                                new Field(":scheme", "https"),
                                new Field(":authority", "a:1"),
                                new Field(":path", "/r?jwt=x"),
                                new Field(":protocol", "webtransport")));
        fields.addAll(List.of(more));
        return fields;
    }

    private static List<String> offered(String value) throws Http3Exception {
        return Request.of(connect(new Field("wt-available-protocols", value))).offered();
    }

    @Test
    void a_request_for_a_session_is_read_and_written() throws Exception {
        Request request = Request.webTransport("a:1", "/r?jwt=x", List.of("x", "y"));
        assertEquals(
                request, Request.of(connect(new Field("wt-available-protocols", "\"x\", \"y\""))));
        assertTrue(request.isWebTransport());
        assertEquals("/r?jwt=x", Request.of(connect()).target());
        assertFalse(new Request("CONNECT", "websocket", "a", "/", List.of()).isWebTransport());
        assertFalse(new Request("GET", "", "a", "/", List.of()).isWebTransport());
        assertTrue(new Request("CONNECT", "webtransport-h3", "a", "/", List.of()).isWebTransport());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"moq-lite-04\", \"moq-lite-03\" | moq-lite-04 moq-lite-03",
                "\"a\",\"b\"| a b",
                "\"a\" ;q=1;x;y=\"s,t\" ,\t\"b\" | ",
                "\"a\";q=1;x;y=\"s,t\" ,\t\"b\" | a b",
                "\"say \\\"a\\\\\" | say \"a\\",
                "moql | ",
                "\"a\", moql | ",
                "\"a\", | ",
                "\"a\" \"b\" | ",
                "\"a | ",
                "\"a\\b\" | ",
                "(\"a\") | ",
                "\"\u00e4\" | "
            })
    void offered_names_are_a_list_of_strings_or_nothing(String value, String names)
            throws Exception {
        assertEquals(names == null ? "" : names, String.join(" ", offered(value)));
    }

    @Test
    void names_in_several_fields_are_one_list() throws Exception {
        assertEquals(
                List.of("a", "b"),
                Request.of(
                                connect(
                                        new Field("wt-available-protocols", "\"a\""),
                                        new Field("wt-available-protocols", "\"b\"")))
                        .offered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":method=GET",
                ":method=GET :scheme=https",
                ":method=GET :path=/",
                ":method=GET :scheme=https :path=x",
                ":scheme=https :path=/ :authority=a",
                ":method=CONNECT",
                ":method=CONNECT :authority=a :path=/",
                ":method=CONNECT :protocol=x :scheme=https :path=/",
                ":method=GET :method=GET :scheme=https :path=/",
                ":method=GET :scheme=https x=y :path=/",
                ":method=GET :scheme=https :path=/ :status=200",
                ":method=GET :scheme=https :path=/ Upper=x",
                ":method=GET :scheme=https :path=/ =x",
                ":method=GET :scheme=https :path=/ x=\n",
            })
    void a_request_that_is_none_ends_its_stream(String fields) {
        List<Field> list = new ArrayList<>();
        for (String field : fields.split(" ", -1)) {
            int equals = field.indexOf('=');
            list.add(new Field(field.substring(0, equals), field.substring(equals + 1)));
        }
        Http3Exception broken = assertThrows(Http3Exception.class, () -> Request.of(list));
        assertEquals(Http3Error.MESSAGE, broken.error());
        assertFalse(broken.isFatal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "2000", "abc", "099"})
    void a_response_has_a_status_of_three_digits(String status) {
        assertThrows(
                Http3Exception.class, () -> Response.of(List.of(new Field(":status", status))));
    }

    @Test
    void a_response_tells_the_protocol_taken() throws Exception {
        assertEquals(
                new Response(200, "moql"),
                Response.of(
                        List.of(
                                new Field(":status", "200"),
                                new Field("sec-webtransport-http3-draft", "draft02"),
                                new Field("wt-protocol", "\"moql\""))));
        assertEquals(new Response(404, ""), Response.of(List.of(new Field(":status", "404"))));
        assertTrue(new Response(103, "").isInterim());
        assertFalse(new Response(200, "").isInterim());
    }
}
