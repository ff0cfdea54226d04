package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.Session;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Sessions;
import org.moqlab.engine.session.Terms;
import org.moqlab.engine.wire.ErrorCode;

/// One relay: it dials its peers, asks every peer for announcements, keeps the table, tells every
/// peer that asked, and passes tracks on (GOSSIP A.3). Start reading at [#handle].
public final class Relay implements Endpoint {
    /// Most sessions a relay holds; further ones are closed at once.
    public static final int MAX_SESSIONS = 10_000;

    private static final String STALE = "no longer announced";
    private static final String MOVED = "its address has changed";

    private final RelayState state;

    /// A relay that has just been started and knows nothing.
    public Relay(RelayConfig config) {
        this.state = new RelayState(config);
    }

    private Relay(RelayState state) {
        this.state = state;
    }

    @Override
    public Relay copy() {
        return new Relay(state.copy());
    }

    @Override
    public String name() {
        return state.config.name();
    }

    @Override
    public List<String> protocols() {
        return state.config.protocols();
    }

    @Override
    public OptionalInt refuses(String peer, String path) {
        return Gate.of(state.config).refuses(peer, path);
    }

    @Override
    public OptionalLong nextDeadline() {
        return state.nextDeadline();
    }

    /// The best route to every namespace it knows, in order of names.
    public Iterable<Map.Entry<Namespace, Route>> routes() {
        return state.router.all();
    }

    /// Who reads what through it.
    ///
    /// @param max how many are told
    public List<TrackReader> readers(int max) {
        return state.tracks.readers(max);
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        Turn turn = new Turn(now, state.lastNote);
        switch (input) {
            case RelayInput.SessionOpened opened -> opened(opened, turn);
            case RelayInput.SessionClosed closed -> closed(closed, turn);
            case RelayInput.DialFailed failed -> dialFailed(failed, turn);
            case RelayInput.CallerRefused refused -> Gate.note(refused, turn);
            case RelayInput.Command command -> command(command.order(), turn);
            case RelayInput.DeadlineReached _ -> deadline(turn);
            case RelayInput.Datagram in -> session(in.session(), turn, s -> s.datagram(in.bytes()));
            case RelayInput.StreamOpened in ->
                    session(in.session(), turn, s -> s.streamOpened(in.stream()));
            case RelayInput.StreamBytes in ->
                    session(in.session(), turn, s -> s.received(in.stream(), in.bytes()));
            case RelayInput.StreamFinished in ->
                    session(in.session(), turn, s -> s.finished(in.stream()));
            case RelayInput.StreamReset in ->
                    session(in.session(), turn, s -> s.reset(in.stream(), in.code()));
            case RelayInput.StreamStopped in ->
                    session(in.session(), turn, s -> s.stopped(in.stream()));
            case RelayInput.StreamWritable in -> {
                session(in.session(), turn, s -> s.writable(in.stream(), in.bytes()));
                state.tracks.writable(in.session(), lines(turn));
            }
            case RelayInput.StreamCredit in -> {
                session(in.session(), turn, s -> s.credit(in.kind(), in.streams()));
                state.tracks.credit(in.session(), lines(turn));
            }
        }
        state.timers.follow(turn.touched(), state.peers);
        state.lastNote = turn.lastNote();
        return turn.take();
    }

    private void command(RelayInput.Order order, Turn turn) {
        switch (order) {
            case RelayInput.Order.Course.START -> {
                state.dials.start(state.config.dials(), turn);
                apply(state.discovery.begin(state.router, state.config.policy(), turn), turn);
            }
            case RelayInput.Order.Course.INTERRUPT -> shutDown(turn, Role.ACCEPTED);
            case RelayInput.Order.Course.CLOSE -> {
                shutDown(turn, Role.ACCEPTED);
                shutDown(turn, Role.DIALLED);
            }
            case RelayInput.Order.Mute mute -> state.tongue.mute(mute);
            case RelayInput.Order.Unmute unmute ->
                    state.tongue.unmute(unmute.peer(), state, turn, this::perform);
            case RelayInput.Order.Lie lie -> {
                state.tongue.lie(lie);
                TableTeller.tellAnew(state, turn, this::perform);
            }
            case RelayInput.Order.Purge purge -> hearer(turn).purge(purge.namespace());
            case RelayInput.Order.Dial(RelayConfig.Target target) ->
                    state.dials.dialToo(target, turn);
            case RelayInput.Order.Undial(String peer) -> release(peer, "not wanted any more", turn);
            case RelayInput.Order.Greet greet -> state.dials.greet(greet);
            case RelayInput.Order.Flood _ ->
                    turn.note(
                            Turn.NO_SESSION,
                            new EventBody.Dropped("a flood", "a relay publishes nothing"));
        }
    }

    private void shutDown(Turn turn, Role role) {
        for (Map.Entry<SessionId, Peer> entry : state.peers.entrySet()) {
            Peer peer = entry.getValue();
            if (peer.role == role) {
                turn.note(entry.getKey(), sessionChanged(Phase.CLOSED, peer, "shut down"));
                turn.act(new RelayAction.CloseSession(entry.getKey(), 0, "shut down"));
            }
        }
    }

    private void deadline(Turn turn) {
        apply(state.router.deadline(turn.now()), turn);
        turn.because(0);
        state.dials.deadline(turn);
        state.discovery.sweep(turn.now()).forEach(peer -> release(peer, STALE, turn));
        for (RelayConfig.Target moved : state.discovery.moved()) {
            release(moved.peer(), MOVED, turn);
            state.dials.dial(moved, turn);
        }
        for (Reunions.Waiting waiting : state.reunions.due(turn.now())) {
            Peer peer = state.peers.get(waiting.session());
            if (peer != null) {
                turn.because(waiting.elapsed(turn));
                hearer(turn).wanted(waiting.session(), peer, waiting.wanted());
            }
        }
        for (SessionId waiting : state.timers.due(turn.now())) {
            turn.because(0);
            session(waiting, turn, Session::deadline);
        }
    }

    /// A peer is not dialled any more, and the sessions with it that were are closed.
    private void release(String name, String why, Turn turn) {
        state.dials.release(name);
        for (Map.Entry<SessionId, Peer> entry : List.copyOf(state.peers.entrySet())) {
            Peer peer = entry.getValue();
            if (peer.role == Role.DIALLED && peer.name.equals(name)) {
                turn.because(turn.note(entry.getKey(), sessionChanged(Phase.CLOSED, peer, why)));
                turn.act(new RelayAction.CloseSession(entry.getKey(), 0, why));
                drop(entry.getKey(), peer, turn);
            }
        }
    }

    private void opened(RelayInput.SessionOpened opened, Turn turn) {
        if (state.peers.size() >= MAX_SESSIONS) {
            turn.act(
                    new RelayAction.CloseSession(
                            opened.session(), ErrorCode.CANCEL.code(), "too many sessions"));
            if (opened.role() == Role.DIALLED) {
                state.dials.lost(opened.peer(), turn);
            }
            return;
        }
        boolean dialled = opened.role() == Role.DIALLED;
        Gate gate = Gate.of(state.config);
        if (gate.bars(opened)) {
            gate.bar(opened, turn);
            return;
        }
        Optional<Root> root = gate.root(opened);
        if (root.isEmpty() && gate.closesAtOnce()) {
            gate.turnAway(opened.session(), opened.peer(), turn);
            return;
        }
        Terms terms =
                state.discovery.priced(
                        opened, state.config.terms(opened, state.dials.told(opened.peer())));
        Session session =
                dialled
                        ? Sessions.dial(opened.alpn(), terms)
                        : Sessions.accept(opened.alpn(), terms);
        Peer peer = new Peer(opened.peer(), opened.role(), session, !opened.path().isEmpty(), root);
        peer.writes(Gate.writing(opened, root));
        peer.assign(state.config.assigned(opened, state.dials.told(opened.peer())));
        if (dialled) {
            state.dials.opened(opened.peer(), turn.now());
        }
        state.peers.put(opened.session(), peer);
        turn.because(
                turn.note(opened.session(), sessionChanged(Phase.OPENED, peer, opened.alpn())));
        perform(opened.session(), peer.at(turn.now()).opened(), turn);
    }

    private void closed(RelayInput.SessionClosed closed, Turn turn) {
        Peer peer = state.peers.get(closed.session());
        if (peer == null) {
            return;
        }
        Phase phase =
                switch (closed.how()) {
                    case CLOSED -> Phase.CLOSED;
                    case IDLE -> Phase.IDLE;
                    case FAILED -> Phase.FAILED;
                };
        String detail = phase == Phase.IDLE ? "nothing heard" : describe(closed);
        turn.because(turn.note(closed.session(), sessionChanged(phase, peer, detail)));
        drop(closed.session(), peer, turn);
    }

    private static String describe(RelayInput.SessionClosed closed) {
        String code = ErrorCode.describe(closed.code());
        return closed.reason().isEmpty() ? code : code + ": " + closed.reason();
    }

    /// Both ends drop everything the other had advertised, and a session we had dialled is dialled
    /// again (GOSSIP A.3.4, A.3.6).
    private void drop(SessionId id, Peer peer, Turn turn) {
        state.peers.remove(id);
        state.timers.forget(id);
        state.reunions.ended(id, peer.name, state.isRelay(peer), turn.now());
        hearer(turn).gone(id, peer, state.isRelay(peer) ? Loss.RELAY : Loss.PUBLISHER);
        state.tracks.sessionGone(id, lines(turn));
        if (peer.role == Role.DIALLED) {
            state.dials.lost(peer.name, turn);
        }
    }

    private void dialFailed(RelayInput.DialFailed failed, Turn turn) {
        turn.because(
                turn.note(
                        Turn.NO_SESSION,
                        new SessionChanged(Phase.FAILED, failed.peer(), true, failed.reason(), 0)));
        state.dials.lost(failed.peer(), turn);
    }

    private static EventBody sessionChanged(Phase phase, Peer peer, String detail) {
        return new SessionChanged(phase, peer.name, peer.role == Role.DIALLED, detail, 0);
    }

    private void session(SessionId id, Turn turn, Function<Session, List<SessionAction>> happens) {
        Peer peer = state.peers.get(id);
        if (peer != null) {
            Session session = peer.at(turn.now());
            List<SessionAction> wanted = happens.apply(session);
            while (!wanted.isEmpty()) {
                perform(id, wanted, turn);
                wanted = session.goOn();
            }
        }
    }

    private void perform(SessionId id, List<SessionAction> wanted, Turn turn) {
        turn.perform(id, wanted, event -> happened(id, event, turn));
    }

    private void happened(SessionId id, SessionEvent event, Turn turn) {
        Peer peer = state.peers.get(id);
        if (peer == null) {
            return;
        }
        Optional<Root> standing = RootedEvents.publishes(event) ? peer.writing() : peer.root();
        Root root = standing.orElseGet(() -> Root.closed(Namespace.ROOT));
        Optional<SessionEvent> effective = RootedEvents.effective(root, event);
        if (effective.isPresent()) {
            meant(id, peer, effective.get(), turn);
        } else {
            perform(id, RootedEvents.answer(event, peer.at(turn.now()).talk(), turn.cause()), turn);
            RootedEvents.dropped(event)
                    .ifPresent(
                            what -> turn.note(id, new EventBody.Dropped(what, "out of its reach")));
        }
    }

    /// @param event with effective names
    private void meant(SessionId id, Peer peer, SessionEvent event, Turn turn) {
        switch (event) {
            case SessionEvent.Ready ready -> ready(id, peer, ready, turn);
            case SessionEvent.AnnouncementsWanted wanted -> wanted(id, peer, wanted, turn);
            case SessionEvent.AnnouncementsUnwanted unwanted -> {
                hearer(turn).unwanted(id, peer, unwanted);
                state.reunions.unwanted(id, unwanted.stream());
            }
            case SessionEvent.Introduced setup -> {
                peer.introduced(setup.origin());
                Gate.of(state.config).introduced(peer, setup);
            }
            case SessionEvent.GoingAway _ -> {}
            case SessionEvent.Announced told -> hearer(turn).announced(id, peer, told);
            case SessionEvent.Reannounced told -> hearer(turn).reannounced(id, peer, told);
            case SessionEvent.Unannounced ended ->
                    hearer(turn).unannounced(peer, ended.namespace());
            case SessionEvent.Beaten beaten ->
                    apply(
                            state.router.beaten(
                                    turn.now(), beaten.namespace(), beaten.pulse(), turn.cause()),
                            turn);
            case SessionEvent.OfTrack track -> state.tracks.happened(id, track, lines(turn));
            case SessionEvent.Violated broken -> {
                String detail = ErrorCode.describe(broken.code()) + ": " + broken.reason();
                turn.because(turn.note(id, sessionChanged(Phase.CLOSED, peer, detail)));
                drop(id, peer, turn);
            }
        }
    }

    private void wanted(
            SessionId id, Peer peer, SessionEvent.AnnouncementsWanted wanted, Turn turn) {
        if (!state.reunions.waits(id, peer.name, wanted, turn)) {
            hearer(turn).wanted(id, peer, wanted);
        }
    }

    private void ready(SessionId id, Peer peer, SessionEvent.Ready ready, Turn turn) {
        Gate gate = Gate.of(state.config);
        if (peer.root().isEmpty()) {
            gate.turnAway(id, peer.name, turn);
            drop(id, peer, turn);
        } else {
            perform(id, gate.ask(peer, ready.wire(), turn), turn);
        }
    }

    private void apply(List<org.moqlab.engine.routing.RouterAction> actions, Turn turn) {
        TableTeller.apply(actions, state, turn, this::perform);
    }

    private TableHearer hearer(Turn turn) {
        return new TableHearer(state, turn, this::perform);
    }

    private Lines lines(Turn turn) {
        return new RelayLines(state, turn, this::perform);
    }
}
