package org.moqlab.engine.session;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;

/// One MoQ session of either protocol family: turns streams of octets into [SessionEvent]s, and
/// what its owner asks into octets within credit and window. Both ends run the same class.
///
/// Every advancing method returns what to do, in order. What the peer does comes in through
/// [#opened] to [#datagram]; what the owner wants goes through [#talk].
public interface Session {
    /// The transport is up.
    List<SessionAction> opened();

    /// The peer opened a stream.
    List<SessionAction> streamOpened(long stream);

    /// Octets arrived. Where several messages came at once, the actions may end with an event; the
    /// owner acts on it and then has [#goOn] say the rest, so that what both write to one stream
    /// stays in one order.
    List<SessionAction> received(long stream, Bytes bytes);

    /// Reads on in what was received; to be called until nothing comes of it.
    default List<SessionAction> goOn() {
        return List.of();
    }

    /// The peer ended its direction.
    List<SessionAction> finished(long stream);

    /// The peer reset its direction with a wire code.
    List<SessionAction> reset(long stream, long wireCode);

    /// The peer no longer reads a stream.
    List<SessionAction> stopped(long stream);

    /// So many more octets may be written.
    List<SessionAction> writable(long stream, long octets);

    /// So many more streams may be opened.
    List<SessionAction> credit(StreamKind kind, long more);

    /// A datagram arrived.
    List<SessionAction> datagram(Bytes bytes);

    /// Tells the time, ns, before what happens at it; it never goes back.
    default void at(long now) {}

    /// When [#deadline] is due, ns; empty when the session waits for nothing.
    default OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    /// Gives up what has waited long enough by the time that was told.
    default List<SessionAction> deadline() {
        return List.of();
    }

    /// What the owner may ask of this session.
    Talk talk();

    /// Number for the next subscription, track request or fetch of ours.
    long nextSubscription();

    /// Whether either end has closed it.
    boolean isClosed();

    /// The negotiated version, such as `moq-lite-03`; empty until the session is set up.
    String wire();

    /// Octets written to a stream that still wait at this end for credit or window.
    long waiting(long stream);

    /// An independent session in the same state.
    Session copy();
}
