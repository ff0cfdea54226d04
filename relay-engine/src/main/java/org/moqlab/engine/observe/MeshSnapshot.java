package org.moqlab.engine.observe;

import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.routing.TableRow;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The state of a mesh after event `n`, as a pure fold over the journal. Immutable and shared: live
/// view, scrubbing, tables and export all read this one (DESIGN §3).
///
/// @param n the last event folded in; 0 for none
/// @param t its time, ns
/// @param relays by name
/// @param sessions by number, those that at least one end holds or dials
/// @param clients by name
/// @param truth what is really published, by namespace
/// @param findings in order
/// @param troubles what faults have left in force
/// @param subscriptions what endpoints have asked of each other
public record MeshSnapshot(
        long n,
        long t,
        TreePMap<String, RelayView> relays,
        TreePMap<Long, SessionView> sessions,
        TreePMap<String, ClientView> clients,
        TreePMap<Namespace, TruthView> truth,
        PVector<RaisedFinding> findings,
        Troubles troubles,
        Subscriptions subscriptions) {
    /// Most findings a snapshot keeps; later ones stay in the journal only.
    public static final int MAX_FINDINGS = 1_000;

    /// Nothing has happened yet.
    public static final MeshSnapshot EMPTY =
            new MeshSnapshot(
                    0,
                    0,
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePVector.empty(),
                    Troubles.NONE,
                    Subscriptions.NONE);

    /// The relay of that name, if it ever started.
    public Optional<RelayView> relay(String name) {
        return Optional.ofNullable(relays.get(name));
    }

    /// The client of that name, if anything ever happened to it.
    public Optional<ClientView> client(String name) {
        return Optional.ofNullable(clients.get(name));
    }

    /// The row `relay` holds for `namespace`.
    public Optional<RowView> row(String relay, Namespace namespace) {
        return relay(relay).map(r -> r.rows().get(namespace));
    }

    /// Name of the other end of a connection as `relay` sees it; empty once it is forgotten.
    public Optional<String> peer(String relay, long session) {
        return Optional.ofNullable(sessions.get(session)).map(s -> s.other(relay));
    }

    /// The state after one more event.
    public MeshSnapshot apply(MeshEvent event) {
        MeshSnapshot next =
                switch (event.body()) {
                    case EventBody.RelayChanged change -> relayChanged(event, change);
                    case EventBody.Decided decided -> decided(event, decided.row());
                    case SessionChanged change -> sessionChanged(event, change);
                    case EventBody.ClientChanged change -> clientChanged(event, change);
                    case EventBody.Received received -> received(event, received.message());
                    case EventBody.TruthChanged change ->
                            withTruth(
                                    change.namespace(),
                                    new TruthView(
                                            change.publishers(),
                                            event.t(),
                                            change.bound(),
                                            event.n()));
                    case EventBody.FindingRaised raised -> withFinding(event, raised.finding());
                    case EventBody.Sent _,
                            EventBody.Dropped _,
                            EventBody.DeadlineReached _,
                            EventBody.CommandApplied _,
                            EventBody.RelayFailed _ ->
                            this;
                    case EventBody.FaultApplied fault ->
                            withTroubles(troubles.after(fault.effect(), event.t()));
                };
        return new MeshSnapshot(
                event.n(),
                event.t(),
                next.relays,
                next.sessions,
                next.clients,
                next.truth,
                next.findings,
                next.troubles,
                subscriptions.after(event, next.sessions));
    }

    private MeshSnapshot relayChanged(MeshEvent event, EventBody.RelayChanged change) {
        String name = event.relay();
        MeshSnapshot next =
                withRelay(relayOf(name).process(change, event.t()))
                        .withTroubles(troubles.ended(name));
        return next.abandoned(name);
    }

    /// A process is over, with what ends of sessions it still held.
    private MeshSnapshot abandoned(String name) {
        MeshSnapshot next = this;
        for (SessionView session : sessions.values()) {
            if (session.touches(name)) {
                next = next.withEnd(session.abandoned(session.dialer().equals(name)));
            }
        }
        return next;
    }

    private MeshSnapshot decided(MeshEvent event, TableRow row) {
        RelayView relay = relayOf(event.relay());
        RowView before = relay.rows().get(row.namespace());
        TreePMap<Namespace, RowView> rows =
                row.best().isEmpty()
                        ? relay.rows().minus(row.namespace())
                        : relay.rows()
                                .plus(
                                        row.namespace(),
                                        new RowView(
                                                row,
                                                before == null ? event.t() : before.since(),
                                                event.t(),
                                                event.n()));
        return withRelay(relay.withRows(rows));
    }

    private MeshSnapshot sessionChanged(MeshEvent event, SessionChanged change) {
        MeshSnapshot next = this;
        RelayView dialing = relays.get(event.relay());
        if (change.dialled() && dialing != null) {
            next = withRelay(dialing.withDials(dials(dialing, change, event.session())));
        }
        if (event.session() == 0) {
            return next;
        }
        SessionView known = sessions.get(event.session());
        String dialer = change.dialled() ? event.relay() : change.peer();
        String acceptor = change.dialled() ? change.peer() : event.relay();
        SessionView session =
                known != null
                        ? known
                        : new SessionView(
                                event.session(),
                                dialer,
                                acceptor,
                                "",
                                false,
                                false,
                                event.t(),
                                false);
        return switch (change.phase()) {
            case DIALLING -> next.withSession(session);
            case OPENED -> next.withSession(session.opened(change.dialled(), change.detail()));
            case CLOSED, FAILED -> next.withEnd(session.closed(change.dialled()));
            case IDLE -> next.withEnd(session.abandoned(change.dialled()));
            case BACKING_OFF, GAVE_UP -> next;
        };
    }

    private static TreePMap<String, DialView> dials(
            RelayView relay, SessionChanged change, long session) {
        return switch (change.phase()) {
            case OPENED -> relay.dials().minus(change.peer());
            case DIALLING, BACKING_OFF, GAVE_UP ->
                    relay.dials()
                            .plus(
                                    change.peer(),
                                    new DialView(change.phase(), change.until(), session));
            case CLOSED, IDLE, FAILED -> relay.dials();
        };
    }

    private MeshSnapshot clientChanged(MeshEvent event, EventBody.ClientChanged change) {
        MeshSnapshot next = withClient(clientOf(event.relay()).changed(change, event));
        return change.state() == ClientState.IDLE
                ? next.withTroubles(troubles.ended(event.relay())).abandoned(event.relay())
                : next;
    }

    private MeshSnapshot received(MeshEvent event, MessageView message) {
        ClientView client = clients.get(event.relay());
        if (client == null || message.kind() != MessageView.Kind.DATA) {
            return this;
        }
        return withClient(client.withObject());
    }

    private RelayView relayOf(String name) {
        RelayView relay = relays.get(name);
        return relay == null ? RelayView.unknown(name) : relay;
    }

    private ClientView clientOf(String name) {
        ClientView client = clients.get(name);
        return client == null ? ClientView.idle(name) : client;
    }

    private MeshSnapshot withRelay(RelayView relay) {
        return new MeshSnapshot(
                n,
                t,
                relays.plus(relay.name(), relay),
                sessions,
                clients,
                truth,
                findings,
                troubles,
                subscriptions);
    }

    private MeshSnapshot withSession(SessionView session) {
        return new MeshSnapshot(
                n,
                t,
                relays,
                sessions.plus(session.id(), session),
                clients,
                truth,
                findings,
                troubles,
                subscriptions);
    }

    private MeshSnapshot withEnd(SessionView session) {
        if (session.dialerUp() || session.acceptorUp()) {
            return withSession(session);
        }
        return new MeshSnapshot(
                n,
                t,
                relays,
                sessions.minus(session.id()),
                clients,
                truth,
                findings,
                troubles,
                subscriptions);
    }

    private MeshSnapshot withClient(ClientView client) {
        return new MeshSnapshot(
                n,
                t,
                relays,
                sessions,
                clients.plus(client.name(), client),
                truth,
                findings,
                troubles,
                subscriptions);
    }

    private MeshSnapshot withTruth(Namespace namespace, TruthView view) {
        return new MeshSnapshot(
                n,
                t,
                relays,
                sessions,
                clients,
                truth.plus(namespace, view),
                findings,
                troubles,
                subscriptions);
    }

    private MeshSnapshot withFinding(MeshEvent event, Finding finding) {
        if (findings.size() >= MAX_FINDINGS) {
            return this;
        }
        return new MeshSnapshot(
                n,
                t,
                relays,
                sessions,
                clients,
                truth,
                findings.plus(new RaisedFinding(event.n(), event.t(), finding)),
                troubles,
                subscriptions);
    }

    private MeshSnapshot withTroubles(Troubles now) {
        return new MeshSnapshot(
                n, t, relays, sessions, clients, truth, findings, now, subscriptions);
    }
}
