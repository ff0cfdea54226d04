package org.moqlab.engine.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.session.LiteSession;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.session.Terms;

/// A client of one session that notes nothing: the first order dials, further ones are its own.
abstract class SessionEndpoint implements Endpoint {
    static final Namespace TEST = new Namespace("test");

    private final String name;
    private final String relay;
    private final String alpn;
    private final LiteSession session;
    private SessionId id = new SessionId(0);
    private boolean dialled;
    private volatile String over = "";

    SessionEndpoint(String name, String relay, String alpn) {
        this.name = name;
        this.relay = relay;
        this.alpn = alpn;
        this.session = new LiteSession(true, alpn, new Terms(Origin.UNKNOWN, List.of(), false));
    }

    /// What the session told; adds what to do about it.
    abstract void happened(SessionEvent event, Talk talk, List<SessionAction> wanted);

    /// One more order.
    abstract void ordered(Talk talk, List<SessionAction> wanted);

    /// The peer lets this end open more streams.
    void freed(Talk talk, List<SessionAction> wanted) {}

    @Override
    public String name() {
        return name;
    }

    /// How its session ended or why there is none; empty while there is.
    String over() {
        return over;
    }

    @Override
    public OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    @Override
    public Endpoint copy() {
        throw new UnsupportedOperationException("stays where it is");
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        List<RelayAction> actions = new ArrayList<>();
        if (input instanceof RelayInput.Command && !dialled) {
            dialled = true;
            actions.add(new RelayAction.Dial(relay, alpn));
            return actions;
        }
        if (input instanceof RelayInput.SessionOpened opened) {
            id = opened.session();
        }
        perform(wanted(input), actions);
        for (List<SessionAction> more = session.goOn(); !more.isEmpty(); more = session.goOn()) {
            perform(more, actions);
        }
        return actions;
    }

    private List<SessionAction> wanted(RelayInput input) {
        return switch (input) {
            case RelayInput.Command _ -> {
                List<SessionAction> wanted = new ArrayList<>();
                ordered(session.talk(), wanted);
                yield wanted;
            }
            case RelayInput.SessionOpened _ -> session.opened();
            case RelayInput.StreamOpened in -> session.streamOpened(in.stream());
            case RelayInput.StreamBytes in -> session.received(in.stream(), in.bytes());
            case RelayInput.StreamFinished in -> session.finished(in.stream());
            case RelayInput.StreamReset in -> session.reset(in.stream(), in.code());
            case RelayInput.StreamStopped in -> session.stopped(in.stream());
            case RelayInput.StreamWritable in -> session.writable(in.stream(), in.bytes());
            case RelayInput.StreamCredit in -> {
                List<SessionAction> wanted =
                        new ArrayList<>(session.credit(in.kind(), in.streams()));
                freed(session.talk(), wanted);
                yield wanted;
            }
            case RelayInput.Datagram in -> session.datagram(in.bytes());
            case RelayInput.SessionClosed _, RelayInput.DialFailed _ -> {
                over = input.toString();
                yield List.of();
            }
            case RelayInput.CallerRefused _, RelayInput.DeadlineReached _ -> List.of();
        };
    }

    private void perform(List<SessionAction> wanted, List<RelayAction> actions) {
        for (SessionAction action : wanted) {
            switch (action) {
                case SessionAction.Open it ->
                        actions.add(new RelayAction.OpenStream(id, it.stream(), it.kind()));
                case SessionAction.Write it ->
                        actions.add(
                                new RelayAction.WriteStream(id, it.stream(), it.bytes(), it.fin()));
                case SessionAction.Reset it ->
                        actions.add(new RelayAction.ResetStream(id, it.stream(), it.code()));
                case SessionAction.Stop it ->
                        actions.add(new RelayAction.StopStream(id, it.stream(), it.code()));
                case SessionAction.Rank it ->
                        actions.add(new RelayAction.SetPriority(id, it.stream(), it.priority()));
                case SessionAction.Datagram it ->
                        actions.add(new RelayAction.SendDatagram(id, it.bytes()));
                case SessionAction.Close it ->
                        actions.add(new RelayAction.CloseSession(id, it.code(), it.reason()));
                case SessionAction.Happened it -> {
                    List<SessionAction> more = new ArrayList<>();
                    happened(it.event(), session.talk(), more);
                    perform(more, actions);
                }
                case SessionAction.Sent _, SessionAction.Received _, SessionAction.Dropped _ -> {}
            }
        }
    }
}
