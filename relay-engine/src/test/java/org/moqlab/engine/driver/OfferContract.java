package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.Role;

/// What comes of a dial that offers a WebTransport session.
public abstract class OfferContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    private void assertOpened(String target, String path, List<String> offered, String protocol) {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.act(a, new RelayAction.Dial("B", new Offer.WebTransport(target, offered)));
            SessionOpened up = a.await(SessionOpened.class);
            assertEquals(new SessionOpened(up.session(), Role.DIALLED, protocol, path, "B"), up);
            assertEquals(
                    new SessionOpened(up.session(), Role.ACCEPTED, protocol, path, "A"),
                    b.await(SessionOpened.class));
        }
    }

    @Test
    void the_first_wire_of_the_dialling_end_that_the_other_speaks_is_taken() {
        assertOpened("/", "/", List.of("moq-lite-99", "moq-lite-03", "moq-lite-04"), "moq-lite-03");
    }

    @Test
    void a_lab_wire_is_never_taken_on_the_web() throws ScenarioException {
        String lab =
                """
                title: a relay with a link on a lab wire
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [S, A], sessions: 1, wire: moqlab-06}
                """;
        try (Rig rig = rig(Rig.PATIENT)) {
            rig.run(new Roster(ScenarioFile.parse("lab", lab)).relay("S", 1));
            Script a = rig.add(new Script("A"));
            List<String> offered = List.of("moqlab-06", "moq-lite-05");
            rig.act(a, new RelayAction.Dial("S", new Offer.WebTransport("/", offered)));
            assertEquals("moq-lite-05", a.await(SessionOpened.class).alpn());
        }
    }

    @Test
    void without_a_common_wire_the_session_begins_without_one() {
        assertOpened("/", "/", List.of("moq-lite-99"), "");
        assertOpened("/", "/", List.of(), "");
    }

    @Test
    void the_path_is_told_as_it_was_sent_without_its_query() {
        assertOpened("/ro%20om/x?jwt=a.b", "/ro%20om/x", List.of("moql"), "moql");
    }
}
