package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Every kind of event has one JSON form with its fields in a fixed order.
final class JournalJsonTest {
    private static final Namespace TEST = new Namespace("test");

    @Test
    void messages() throws IOException {
        MessageView message =
                new MessageView(
                        MessageView.Kind.ANNOUNCE,
                        "ANNOUNCE",
                        "test, 3 hops",
                        List.of(new MessageView.Field("hops", "3")),
                        Bytes.ofHex("0574 657374"));
        String tail =
                "\"stream\":4,\"offset\":17,\"message\":{\"kind\":\"announce\",\"name\":\"ANNOUNCE\",\"summary\":\"test,"
                    + " 3 hops\",\"fields\":[{\"name\":\"hops\",\"value\":"
                    + "\"3\"}],\"bytes\":\"0574657374\"}";
        assertJson("sent", tail, new EventBody.Sent(message, 4, 17));
        assertJson("received", tail, new EventBody.Received(message, 4, 17));
        assertJson(
                "dropped",
                "\"what\":\"a \\\"name\\\"\",\"why\":\"rule\\n1\"",
                new EventBody.Dropped("a \"name\"", "rule\n1"));
    }

    @Test
    void decisions() throws IOException {
        HopPath path = new HopPath(List.of(new Origin(0), new Origin(255)));
        TableRow row =
                new TableRow(
                        TEST,
                        Optional.of(route(7, new HopCount(3), Reason.PROMOTED)),
                        List.of(route(8, path, Reason.SAME_HOPS)),
                        2_250_000_000L);
        assertJson(
                "decided",
                "\"namespace\":\"test\",\"best\":{\"uid\":7,\"session\":2,\"hops\":3,"
                        + "\"arrivedAt\":1000,\"note\":9,\"reason\":\"promoted\"},\"standby\":["
                        + "{\"uid\":8,\"session\":2,\"hops\":2,\"path\":[\"0\",\"ff\"],"
                        + "\"arrivedAt\":1000,\"note\":9,\"reason\":\"same-hops\"}],"
                        + "\"holddownUntil\":2250000000,\"rule\":\"promoted\"",
                new EventBody.Decided(row, "promoted"));
        assertJson(
                "decided",
                "\"namespace\":\"test\",\"best\":null,\"standby\":[],\"holddownUntil\":0,"
                        + "\"rule\":\"gone\"",
                new EventBody.Decided(TableRow.gone(TEST), "gone"));
        assertJson(
                "deadline",
                "\"timer\":\"hold-down\",\"subject\":\"test\",\"effect\":\"told\"",
                new EventBody.DeadlineReached("hold-down", "test", "told"));
    }

    @Test
    void whatHappensToConnectionsClientsAndProcesses() throws IOException {
        assertJson(
                "session",
                "\"phase\":\"backing-off\",\"peer\":\"B\",\"dialled\":true,\"detail\":\"2s\","
                        + "\"until\":5",
                new SessionChanged(SessionChanged.Phase.BACKING_OFF, "B", true, "2s", 5));
        assertJson(
                "client",
                "\"state\":\"accepted-then-failed\",\"code\":-1,\"detail\":\"reset\"",
                new EventBody.ClientChanged(ClientState.ACCEPTED_THEN_FAILED, -1, "reset"));
        assertJson(
                "relay",
                "\"up\":false,\"how\":\"kill\"",
                new EventBody.RelayChanged(false, "kill"));
        assertJson(
                "relay",
                "\"up\":true,\"how\":\"started\",\"id\":\"2a\"",
                new EventBody.RelayChanged(true, "started", Origin.of(42)));
        assertJson("failed", "\"reason\":\"gave up\"", new EventBody.RelayFailed("gave up"));
    }

    @Test
    void truthCommandsFaultsAndFindings() throws IOException {
        assertJson(
                "truth",
                "\"namespace\":\"test\",\"publishers\":[\"pub\"],\"bound\":0",
                new EventBody.TruthChanged(TEST, List.of("pub"), 0));
        assertJson("command", "\"text\":\"stop: pub\"", new EventBody.CommandApplied("stop: pub"));
        assertJson("fault", "\"text\":\"kill: A\"", new EventBody.FaultApplied("kill: A"));
        assertJson(
                "finding",
                "\"invariant\":\"no-ghost\",\"subject\":\"test\",\"relays\":[\"A\",\"B\"],"
                        + "\"since\":3,\"expected\":\"gone\",\"found\":\"held\","
                        + "\"why\":\"an echo\",\"evidence\":[3,4]",
                new EventBody.FindingRaised(
                        new Finding(
                                "no-ghost",
                                "test",
                                List.of("A", "B"),
                                3,
                                "gone",
                                "held",
                                "an echo",
                                List.of(3L, 4L))));
    }

    private static RankedRoute route(long uid, Hops hops, Reason reason) {
        return new RankedRoute(new Route(uid, new SessionId(2), hops, 1_000, 9), reason);
    }

    private static void assertJson(String kind, String tail, EventBody body) throws IOException {
        StringWriter out = new StringWriter();
        JournalJson.write(new MeshEvent(12, 345, "A", 6, 11, List.of(9L, 10L), body), out);
        String head =
                "{\"n\":12,\"t\":345,\"relay\":\"A\",\"session\":6,\"kind\":\""
                        + kind
                        + "\",\"cause\":11,\"also\":[9,10],";
        assertEquals(head + tail + "}", out.toString());
    }
}
