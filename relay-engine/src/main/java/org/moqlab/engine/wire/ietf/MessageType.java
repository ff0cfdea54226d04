package org.moqlab.engine.wire.ietf;

import com.google.errorprone.annotations.Immutable;
import java.util.Arrays;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;

/// The messages of the control stream (WIRE §4.2).
public enum MessageType {
    /// Changes a subscription.
    SUBSCRIBE_UPDATE(0x02, SubscribeUpdate::read),
    /// Asks for a track.
    SUBSCRIBE(0x03, Subscribe::read),
    /// Accepts a SUBSCRIBE.
    SUBSCRIBE_OK(0x04, SubscribeOk::read),
    /// Refuses a SUBSCRIBE.
    SUBSCRIBE_ERROR(0x05, SubscribeError::read),
    /// Offers a namespace.
    PUBLISH_NAMESPACE(0x06, PublishNamespace::read),
    /// Accepts a PUBLISH_NAMESPACE.
    PUBLISH_NAMESPACE_OK(0x07, PublishNamespaceOk::read),
    /// Refuses a PUBLISH_NAMESPACE.
    PUBLISH_NAMESPACE_ERROR(0x08, PublishNamespaceError::read),
    /// Withdraws a namespace.
    PUBLISH_NAMESPACE_DONE(0x09, PublishNamespaceDone::read),
    /// Ends a subscription from its subscriber's side.
    UNSUBSCRIBE(0x0a, Unsubscribe::read),
    /// Ends a subscription from its publisher's side.
    PUBLISH_DONE(0x0b, PublishDone::read),
    /// Takes back the acceptance of a namespace.
    PUBLISH_NAMESPACE_CANCEL(0x0c, PublishNamespaceCancel::read),
    /// Asks how a track stands.
    TRACK_STATUS(0x0d, TrackStatus::read),
    /// Answers a TRACK_STATUS.
    TRACK_STATUS_OK(0x0e, TrackStatusOk::read),
    /// Refuses a TRACK_STATUS.
    TRACK_STATUS_ERROR(0x0f, TrackStatusError::read),
    /// The sender will close the session.
    GOAWAY(0x10, Goaway::read),
    /// Asks to be told of namespaces.
    SUBSCRIBE_NAMESPACE(0x11, SubscribeNamespace::read),
    /// Accepts a SUBSCRIBE_NAMESPACE.
    SUBSCRIBE_NAMESPACE_OK(0x12, SubscribeNamespaceOk::read),
    /// Refuses a SUBSCRIBE_NAMESPACE.
    SUBSCRIBE_NAMESPACE_ERROR(0x13, SubscribeNamespaceError::read),
    /// Ends a SUBSCRIBE_NAMESPACE.
    UNSUBSCRIBE_NAMESPACE(0x14, UnsubscribeNamespace::read),
    /// Grants request ids.
    MAX_REQUEST_ID(0x15, MaxRequestId::read),
    /// Asks for past objects.
    FETCH(0x16, Fetch::read),
    /// Ends a FETCH from its asker's side.
    FETCH_CANCEL(0x17, FetchCancel::read),
    /// Accepts a FETCH.
    FETCH_OK(0x18, FetchOk::read),
    /// Refuses a FETCH.
    FETCH_ERROR(0x19, FetchError::read),
    /// The sender is out of request ids.
    REQUESTS_BLOCKED(0x1a, RequestsBlocked::read),
    /// Offers a track.
    PUBLISH(0x1d, Publish::read),
    /// Accepts a PUBLISH.
    PUBLISH_OK(0x1e, PublishOk::read),
    /// Refuses a PUBLISH.
    PUBLISH_ERROR(0x1f, PublishError::read),
    /// The client's first message.
    CLIENT_SETUP(0x20, ClientSetup::read),
    /// The server's first message.
    SERVER_SETUP(0x21, ServerSetup::read);

    @Immutable
    private interface Body {
        ControlMessage read(FieldReader in) throws DecodeException;
    }

    private final long code;
    private final Body body;

    MessageType(long code, Body body) {
        this.code = code;
        this.body = body;
    }

    /// The number on the wire.
    public long code() {
        return code;
    }

    /// The type of that number, if there is one.
    public static Optional<MessageType> of(long code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /// Reads a body of this type.
    ///
    /// @param offset where the body stands in its stream
    public ControlMessage decode(Bytes octets, long offset) throws DecodeException {
        FieldReader in = new FieldReader(octets, offset);
        ControlMessage message = body.read(in);
        in.expectEnd();
        return message;
    }
}
