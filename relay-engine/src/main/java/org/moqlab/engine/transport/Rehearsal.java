package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Makes one throw-away connection, so that loading classes and the native library, which takes the
/// better part of a second, does not fall into the first second of a mesh.
final class Rehearsal {
    /// How long it may take, ms; a mesh starts without it after that.
    static final long PATIENCE = 5_000;

    private static final String CALLER = "caller";
    private static final String CALLED = "called";

    private Rehearsal() {}

    /// Plays it on an event loop and waits for its end. Not to be called on an event loop.
    static void play(EventLoop loop) {
        Equipment equipment =
                Equipment.of(new Tuning(PATIENCE * Durations.MILLI, Durations.MAX, 1));
        Directory directory = new Directory(equipment.keys());
        LiveEndpoint.Surroundings around =
                new LiveEndpoint.Surroundings(
                        loop,
                        System::nanoTime,
                        directory,
                        Network.immediate(),
                        equipment,
                        new Nobody());
        Identity identity = Certificates.selfSigned(CALLED);
        Promise<Void> met = loop.newPromise();
        LiveEndpoint called = new LiveEndpoint(new Player(CALLED, loop.newPromise()), around);
        LiveEndpoint caller = new LiveEndpoint(new Player(CALLER, met), around);
        Channel udp = QuicListener.bind(loop, 0).syncUninterruptibly().channel();
        directory.list(
                CALLED,
                new Directory.Place(
                        (InetSocketAddress) udp.localAddress(), identity.fingerprint()));
        called.listen(udp, identity);
        caller.order(RelayInput.Order.START, () -> {});
        met.awaitUninterruptibly(PATIENCE);
        caller.kill().awaitUninterruptibly(PATIENCE);
        called.kill().awaitUninterruptibly(PATIENCE);
    }

    /// Dials when started, and is content once connected or refused.
    private record Player(String name, Promise<Void> met) implements Endpoint {
        @Override
        public List<RelayAction> handle(long now, RelayInput input) {
            return switch (input) {
                case RelayInput.Command _ ->
                        List.of(new RelayAction.Dial(CALLED, Alpn.TAKEN.getFirst()));
                case RelayInput.SessionOpened _, RelayInput.DialFailed _ -> {
                    var _ = met.trySuccess(null);
                    yield List.of();
                }
                case RelayInput _ -> List.of();
            };
        }

        @Override
        public OptionalLong nextDeadline() {
            return OptionalLong.empty();
        }

        @Override
        public Endpoint copy() {
            return this;
        }
    }

    private static final class Nobody implements Observer {
        @Override
        public boolean note(long now, RelayAction.Note note) {
            return true;
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {}

        @Override
        public void dialFailed(SessionId session) {}

        @Override
        public void ended(long now, String reason) {}
    }
}
