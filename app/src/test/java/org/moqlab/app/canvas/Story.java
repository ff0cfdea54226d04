package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// A mesh told event by event, for tests: relays of one letter, `pub` and `sub` at A, the namespace
/// `test`, 5 ms latency. Times in ms.
final class Story {
    static final Namespace TEST = new Namespace("test");

    private final Scenario scenario;
    private final Journal journal = new Journal();
    private long t;
    private long uid;

    Story(Shape shape, String relays, int sessions) {
        scenario =
                new Scenario(
                        "a story",
                        "",
                        "",
                        1,
                        "gossip-2026-03",
                        new Topology(
                                shape, List.of(relays.split("")), sessions, 5 * Durations.MILLI, 0),
                        Knobs.NONE,
                        List.of(
                                new ClientSpec("pub", true, "A", "test", "", Optional.empty()),
                                new ClientSpec(
                                        "sub", false, "A", "test", "catalog", Optional.empty())),
                        List.of(),
                        List.of());
    }

    Story at(long ms) {
        t = ms * Durations.MILLI;
        return this;
    }

    private Story add(String where, long session, EventBody body) {
        journal.append(
                new MeshEvent(
                        journal.next(), t, where, session, MeshEvent.EXTERNAL, List.of(), body));
        return this;
    }

    Story up(String... relays) {
        Stream.of(relays).forEach(r -> add(r, 0, new EventBody.RelayChanged(true, "started")));
        return this;
    }

    Story down(String relay, String how) {
        return add(relay, 0, new EventBody.RelayChanged(false, how));
    }

    /// Both ends open a session that `dialer` dialled.
    Story session(long id, String dialer, String acceptor) {
        return end(id, dialer, acceptor, true, Phase.OPENED)
                .end(id, acceptor, dialer, false, Phase.OPENED);
    }

    Story end(long id, String at, String peer, boolean dialled, Phase phase) {
        return add(at, id, new EventBody.SessionChanged(phase, peer, dialled, "", 0));
    }

    Story backingOff(String dialer, String peer, long untilMs) {
        return add(
                dialer,
                0,
                new EventBody.SessionChanged(
                        Phase.BACKING_OFF, peer, true, "", untilMs * Durations.MILLI));
    }

    /// A table row with routes by session, the first one best.
    Story row(String relay, long hops, long holdDownUntilMs, long... sessions) {
        List<RankedRoute> routes =
                java.util.Arrays.stream(sessions)
                        .mapToObj(s ->
                                new RankedRoute(
                                        new Route(
                                                ++uid, new SessionId(s), new HopCount(hops), t, 0),
                                        Reason.PROMOTED))
                        .toList();
        TableRow row =
                new TableRow(
                        TEST,
                        Optional.of(routes.getFirst()),
                        routes.subList(1, routes.size()),
                        holdDownUntilMs * Durations.MILLI);
        return add(relay, 0, new EventBody.Decided(row, ""));
    }

    Story truth(long boundMs, String... publishers) {
        return add(
                "",
                0,
                new EventBody.TruthChanged(TEST, List.of(publishers), boundMs * Durations.MILLI));
    }

    Story client(String name, ClientState state, long code, String detail) {
        return add(name, 0, new EventBody.ClientChanged(state, code, detail));
    }

    Story sent(String from, long session, MessageView.Kind kind, String hops) {
        List<MessageView.Field> fields =
                hops.isEmpty() ? List.of() : List.of(new MessageView.Field("hops", hops));
        return add(
                from,
                session,
                new EventBody.Sent(
                        new MessageView(kind, kind.name(), "test", fields, Bytes.EMPTY), 0, 0));
    }

    Story dropped(String relay, long session, String what, String why) {
        return add(relay, session, new EventBody.Dropped(what, why));
    }

    Story deadline(String relay, String timer) {
        return add(relay, 0, new EventBody.DeadlineReached(timer, "test", "done"));
    }

    long last() {
        return journal.last();
    }

    /// The moment now, with everything after event `seen` as fresh.
    Moment moment(long seen) {
        return new Moment(
                scenario, false, journal.snapshot(), t, journal.events(seen + 1, Moment.MAX_FRESH));
    }

    Moment moment() {
        return moment(journal.last());
    }

    /// Three relays in a full mesh, a session a pair: A-B is 1, A-C is 2, B-C is 3. `pub` left A at
    /// 1 s, B and C hold `test` from each other, A from B; the bound passed at 2 s.
    static Story ghosts() {
        return new Story(Shape.FULL, "ABC", 1)
                .up("A", "B", "C")
                .session(1, "A", "B")
                .session(2, "A", "C")
                .session(3, "B", "C")
                .session(4, "pub", "A")
                .client("pub", ClientState.PUBLISHING, -1, "")
                .truth(0, "pub")
                .at(1_000)
                .client("pub", ClientState.IDLE, -1, "stopped")
                .truth(1_000)
                .at(3_000)
                .row("A", 25, 0, 1)
                .row("B", 24, 3_250, 3, 1)
                .row("C", 24, 0, 3);
    }
}
