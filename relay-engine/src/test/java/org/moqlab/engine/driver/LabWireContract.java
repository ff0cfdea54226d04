package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;

/// Relays that speak the lab wire with each other, whatever drives the mesh.
public abstract class LabWireContract extends FaultBench {
    private Mesh line(String link) throws ScenarioException {
        return line("gossip-2026-05", link);
    }

    private Mesh line(String policy, String link) throws ScenarioException {
        String file =
                """
                title: a lab wire
                mesh:
                  policy: %s
                  topology: {shape: line, relays: [A, B, C], sessions: 1, %s}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 600s, start: pub}
                """
                        .formatted(policy, link);
        return start(ScenarioFile.parse("lab", file));
    }

    /// What a relay has said to another of names.
    private static List<MessageView> said(Mesh mesh, String relay, String peer) {
        return events(mesh)
                .filter(event -> event.relay().equals(relay) && event.session() > 0)
                .filter(event -> sessions(mesh, relay, peer).contains(event.session()))
                .map(MeshEvent::body)
                .filter(EventBody.Sent.class::isInstance)
                .map(sent -> ((EventBody.Sent) sent).message())
                .filter(message -> message.name().startsWith("ANNOUNCE_"))
                .filter(message -> message.kind() != MessageView.Kind.INTEREST)
                .toList();
    }

    private static List<Long> sessions(Mesh mesh, String relay, String peer) {
        return mesh.snapshot().sessions().values().stream()
                .filter(session -> session.touches(relay))
                .filter(session -> session.other(relay).equals(peer))
                .map(SessionView::id)
                .toList();
    }

    private static List<String> names(Mesh mesh) {
        return said(mesh, "B", "C").stream().map(MessageView::name).toList();
    }

    @Test
    void names_are_told_told_anew_in_place_and_withdrawn_without_the_loss_of_a_session()
            throws ScenarioException {
        try (Mesh mesh = line("wire: moqlab-06, price: 4")) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C"));
            act(mesh, "start: pub");
            awaitHops(mesh, "C", Optional.of(3L));
            act(mesh, "lie: {relay: B, hops: 0}");
            awaitHops(mesh, "C", Optional.of(1L));
            act(mesh, "lie: {relay: B, hops: truth}");
            awaitHops(mesh, "C", Optional.of(3L));
            act(mesh, "stop: pub");
            awaitHops(mesh, "C", Optional.empty());
            act(mesh, "start: pub");
            awaitHops(mesh, "C", Optional.of(3L));

            assertEquals(
                    List.of(
                            "ANNOUNCE_START",
                            "ANNOUNCE_RESTART",
                            "ANNOUNCE_RESTART",
                            "ANNOUNCE_END",
                            "ANNOUNCE_START"),
                    names(mesh));
            assertEquals(List.of(), ends(mesh, "C", "B"));
            assertEquals(List.of(), ends(mesh, "B", "A"));
            assertEquals(
                    List.of("moqlab-06"),
                    events(mesh)
                            .filter(event -> event.relay().equals("C"))
                            .map(MeshEvent::body)
                            .filter(SessionChanged.class::isInstance)
                            .map(changed -> ((SessionChanged) changed).detail())
                            .toList());
        }
    }

    @Test
    void who_dials_declares_the_price_of_its_link() throws ScenarioException {
        try (Mesh mesh = line("wire: moqlab-06, price: 4, links: [{between: [B, C], price: 0}]")) {
            await(mesh, () -> setups(mesh, "B").size() == 2 && setups(mesh, "C").size() == 1);

            assertEquals(List.of("1", "4"), setups(mesh, "B"), "C says nothing, A does");
            assertEquals(List.of("0"), setups(mesh, "C"));
        }
    }

    /// The prices a relay has heard in SETUP, cheapest first.
    private static List<String> setups(Mesh mesh, String relay) {
        return events(mesh)
                .filter(event -> event.relay().equals(relay))
                .map(MeshEvent::body)
                .filter(EventBody.Received.class::isInstance)
                .map(got -> ((EventBody.Received) got).message())
                .filter(message -> message.name().equals("SETUP"))
                .flatMap(message -> message.fields().stream())
                .filter(field -> field.name().equals("cost"))
                .map(MessageView.Field::value)
                .sorted()
                .toList();
    }

    @Test
    void a_relay_that_lies_about_costs_tells_that_its_routes_cost_nothing()
            throws ScenarioException {
        try (Mesh mesh = line("wire: moqlab-06, price: 4")) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C"));
            act(mesh, "start: pub");
            awaitHops(mesh, "C", Optional.of(3L));
            act(mesh, "lie: {relay: B, cost: zero}");
            await(mesh, () -> said(mesh, "B", "C").size() == 2);

            assertEquals(List.of(), dropped(mesh, ""));
            MessageView lie = said(mesh, "B", "C").getLast();
            assertEquals(
                    "ANNOUNCE_RESTART: test, 2 hops, cost 0", lie.name() + ": " + lie.summary());
        }
    }

    private static Optional<RouteCost> cost(Mesh mesh, String relay) {
        return mesh.snapshot()
                .row(relay, TEST)
                .flatMap(row -> row.row().best())
                .map(best -> best.route().cost());
    }

    private void awaitCost(Mesh mesh, String relay, long cost) {
        Optional<RouteCost> wanted = Optional.of(new RouteCost(cost, cost));
        await(mesh, () -> cost(mesh, relay).equals(wanted));
        assertEquals(wanted, cost(mesh, relay), relay);
    }

    @Test
    void prices_add_up_on_the_way_and_a_liar_is_believed() throws ScenarioException {
        try (Mesh mesh = line("gossip-2026-08-dev", "price: 4")) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C"));
            act(mesh, "start: pub");
            awaitCost(mesh, "C", 8);
            assertEquals("test, 2 hops, cost 4", said(mesh, "B", "C").getLast().summary());
            act(mesh, "lie: {relay: B, cost: zero}");
            awaitCost(mesh, "C", 4);
            act(mesh, "lie: {relay: B, hops: truth}");
            awaitCost(mesh, "C", 8);
        }
    }

    @Test
    void one_link_may_speak_it_beside_others_that_do_not() throws ScenarioException {
        try (Mesh mesh = line("links: [{between: [B, C], wire: moqlab-06}]")) {
            await(mesh, () -> up(mesh, "A", "B") && up(mesh, "B", "C"));
            act(mesh, "start: pub");
            awaitHops(mesh, "C", Optional.of(3L));
            act(mesh, "lie: {relay: A, cost: zero}", "stop: pub");
            awaitHops(mesh, "C", Optional.empty());

            assertEquals(List.of("ANNOUNCE_START", "ANNOUNCE_END"), names(mesh));
            assertEquals(
                    List.of("lie: {relay: A, cost: zero}: no wire of A carries costs"),
                    dropped(mesh, ""));
        }
    }
}
