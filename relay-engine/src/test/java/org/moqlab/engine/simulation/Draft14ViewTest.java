package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.ietf.PublishDone;
import org.moqlab.engine.wire.ietf.PublishNamespace;
import org.moqlab.engine.wire.ietf.PublishNamespaceDone;
import org.moqlab.engine.wire.ietf.Subscribe;
import org.moqlab.engine.wire.ietf.SubscribeOk;

/// What the report's subscriber saw, which spoke moq-transport-14: the count to infinity from
/// outside (GOSSIP A.1, WIRE §7.2).
final class Draft14ViewTest {
    private static final Path FILE = Path.of("..", "sample-meshes", "zombie-mesh.yaml");

    /// Hold-down, one link, and the tenth of a millisecond a lost route stays in the table.
    private static final long FLAP = 255_100_000L;

    private static Scenario zombie() throws ScenarioException {
        Scenario plain = ScenarioFile.read(FILE);
        List<ClientSpec> clients =
                plain.clients().stream()
                        .map(client -> client.publisher() ? client : inDraft14(client))
                        .toList();
        return new Scenario(
                plain.title(),
                plain.teaches(),
                plain.reference(),
                plain.seed(),
                plain.policy(),
                plain.topology(),
                plain.knobs(),
                clients,
                plain.acts(),
                plain.expectations());
    }

    private static ClientSpec inDraft14(ClientSpec client) {
        return new ClientSpec(
                client.name(),
                client.publisher(),
                client.at(),
                client.namespace(),
                client.track(),
                Optional.of("moq-transport-14"));
    }

    /// A control message at the subscriber.
    ///
    /// @param heard whether it came from the relay
    private record Said(long t, boolean heard, MessageView view) {
        @Override
        public String toString() {
            String time = t / 1_000_000 + "." + t % 1_000_000 / 100_000;
            return time + (heard ? " < " : " > ") + view.name() + " " + view.bytes();
        }

        ControlMessage message() {
            try {
                StreamBuffer octets = new StreamBuffer();
                octets.append(view.bytes());
                MessageType type = MessageType.of(octets.peekVarint().orElseThrow()).orElseThrow();
                StreamBuffer.Piece piece = octets.takeTyped(ControlMessage.MAX_BODY).orElseThrow();
                return type.decode(piece.body(), piece.bodyOffset());
            } catch (DecodeException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static List<Said> said(SimulatedMesh mesh) {
        List<Said> all = new ArrayList<>();
        for (MeshEvent event : mesh.journal().all()) {
            if (event.relay().equals("sub")) {
                switch (event.body()) {
                    case EventBody.Sent(MessageView view, long stream, _) when stream == 0 ->
                            all.add(new Said(event.t(), false, view));
                    case EventBody.Received(MessageView view, long stream, _) when stream == 0 ->
                            all.add(new Said(event.t(), true, view));
                    case EventBody _ -> {}
                }
            }
        }
        return all;
    }

    private static <M extends ControlMessage> List<M> heard(List<Said> said, Class<M> type) {
        return said.stream().map(Said::message).filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void the_first_two_seconds_and_a_half_go_octet_for_octet() throws ScenarioException {
        SimulatedMesh mesh = new SimulatedMesh(zombie());
        mesh.advanceTo(2_600 * Durations.MILLI);

        assertEquals(
                """
                2.0 > CLIENT_SETUP 20002101c0000000ff00000e0202c0000000ffffffff070c6d6f712d6d6573682d6c6162
                4.0 < SERVER_SETUP 210020c0000000ff00000e0202c0000000ffffffff070c6d6f712d6d6573682d6c6162
                4.0 > SUBSCRIBE_NAMESPACE 1100080001047465737400
                6.0 < SUBSCRIBE_NAMESPACE_OK 12000100
                1006.0 < PUBLISH_NAMESPACE 0600080101047465737400
                1006.0 > PUBLISH_NAMESPACE_OK 07000101
                1006.0 > SUBSCRIBE 0300140201047465737407636174616c6f676402010200
                1008.0 < SUBSCRIBE_OK 040006020200020000
                2002.0 < PUBLISH_DONE 0b000a0241f400056572726f72
                2252.1 < PUBLISH_NAMESPACE_DONE 090006010474657374
                2252.1 < PUBLISH_NAMESPACE 0600080301047465737400
                2252.1 > PUBLISH_NAMESPACE_OK 07000103
                2252.1 > SUBSCRIBE 0300140401047465737407636174616c6f676402010200
                2254.1 < SUBSCRIBE_OK 040006040400020000
                2512.2 < PUBLISH_DONE 0b000a0441f400056572726f72
                """,
                said(mesh).stream().map(line -> line + "\n").reduce("", String::concat));
        assertEquals(5, mesh.snapshot().client("sub").orElseThrow().objects(), "it played before");
    }

    @Test
    void the_name_is_told_again_every_255_ms_accepted_and_failed_with_500() throws Exception {
        SimulatedMesh mesh = new SimulatedMesh(zombie());
        mesh.advanceTo(8_990 * Durations.MILLI);
        List<Said> said = said(mesh);

        List<Long> ids =
                heard(said, PublishNamespace.class).stream().map(m -> m.request()).toList();
        int times = ids.size();
        assertTrue(times > 25, times + " times");
        assertEquals(LongStream.range(0, times).mapToObj(i -> 1 + 2 * i).toList(), ids);
        assertEquals(times - 1, heard(said, PublishNamespaceDone.class).size());

        List<Long> told =
                said.stream()
                        .filter(one -> one.message() instanceof PublishNamespace)
                        .map(Said::t)
                        .toList();
        for (int i = 3; i < times; i++) {
            assertEquals(
                    FLAP, told.get(i) - told.get(i - 1), "between " + i + " and the one before");
        }

        List<Long> asked = heard(said, Subscribe.class).stream().map(m -> m.request()).toList();
        assertEquals(LongStream.range(1, times + 1).mapToObj(i -> 2 * i).toList(), asked);
        assertEquals(asked, heard(said, SubscribeOk.class).stream().map(m -> m.request()).toList());
        List<PublishDone> failures = heard(said, PublishDone.class);
        assertEquals(
                asked.stream().map(id -> new PublishDone(id, 500, 0, "error")).toList(), failures);
        assertEquals(5, mesh.snapshot().client("sub").orElseThrow().objects(), "nothing more");
    }

    @Test
    void it_comes_back_to_the_restarted_relay_and_counts_from_one_again() throws Exception {
        SimulatedMesh mesh = new SimulatedMesh(zombie());
        mesh.advanceTo(21 * Durations.SECOND);
        List<Said> said = said(mesh);
        long again =
                said.stream()
                        .filter(one -> one.view().name().equals("CLIENT_SETUP"))
                        .mapToLong(Said::t)
                        .max()
                        .orElseThrow();
        List<Long> ids =
                heard(
                                said.stream().filter(one -> one.t() >= again).toList(),
                                PublishNamespace.class)
                        .stream()
                        .map(m -> m.request())
                        .toList();
        assertTrue(again > 11 * Durations.SECOND, "A is up again");
        assertEquals(LongStream.range(0, ids.size()).mapToObj(i -> 1 + 2 * i).toList(), ids);
        assertTrue(!ids.isEmpty(), "the ghost is there already");
    }

    /// Where withdrawals are believed the end of the name comes through.
    @Test
    void where_relays_know_themselves_it_hears_of_the_end() throws ScenarioException {
        Scenario march = zombie();
        Scenario may =
                new Scenario(
                        march.title(),
                        "",
                        "",
                        march.seed(),
                        "gossip-2026-05",
                        march.topology(),
                        march.knobs(),
                        march.clients(),
                        Meshes.leaving(),
                        List.of());
        SimulatedMesh mesh = new SimulatedMesh(may);
        mesh.advanceTo(10 * Durations.SECOND);
        List<Said> said = said(mesh);

        assertEquals("PUBLISH_NAMESPACE_DONE", said.getLast().view().name());
        assertEquals(
                heard(said, PublishNamespace.class).size(),
                heard(said, PublishNamespaceDone.class).size());
        assertEquals(
                Optional.empty(),
                mesh.snapshot().row("A", Meshes.TEST).flatMap(r -> r.row().best()));
    }
}
