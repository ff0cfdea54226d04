package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OfferTest {
    private static final List<String> SPOKEN = List.of("moq-lite-04", "moq-lite-03", "moql");

    private static Offer web(String... protocols) {
        return new Offer.WebTransport("/room", List.of(protocols));
    }

    @Test
    void bare_quic_is_refused_by_an_end_that_does_not_speak_its_one_name() {
        assertEquals(Optional.of("moql"), new Offer.Quic("moql").answer(SPOKEN));
        assertEquals(Optional.empty(), new Offer.Quic("moq-lite-99").answer(SPOKEN));
    }

    @Test
    void web_transport_begins_with_the_first_name_of_the_dialling_end_that_the_other_speaks() {
        assertEquals(
                Optional.of("moq-lite-03"),
                web("moq-lite-99", "moq-lite-03", "moq-lite-04").answer(SPOKEN));
    }

    @Test
    void web_transport_without_a_common_name_leaves_the_choice_to_the_first_messages() {
        assertEquals(Optional.of(""), web().answer(SPOKEN));
        assertEquals(Optional.of(""), web("moq-lite-99").answer(SPOKEN));
    }

    @Test
    void the_path_of_a_session_is_that_of_the_url_without_its_query() {
        assertEquals("/a%20b", new Offer.WebTransport("/a%20b?jwt=x", List.of()).path());
        assertEquals("", new Offer.Quic("moql").path());
    }

    @Test
    void what_could_not_go_out_in_a_request_is_no_offer() {
        for (String target : List.of("", "room", "/a b", "/a\r\n", "/ä")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Offer.WebTransport(target, List.of()),
                    target);
        }
        assertThrows(IllegalArgumentException.class, () -> web("moq lite"));
        assertThrows(IllegalArgumentException.class, () -> web(""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Offer.WebTransport("/", Collections.nCopies(33, "x")));
    }
}
