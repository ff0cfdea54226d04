package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// A message of the control stream: type, u16 length, body (WIRE §4.1). Read by
/// [MessageType#decode].
public sealed interface ControlMessage extends Message
        permits ClientSetup,
                ServerSetup,
                Goaway,
                MaxRequestId,
                RequestsBlocked,
                Subscribe,
                SubscribeOk,
                SubscribeUpdate,
                Unsubscribe,
                Publish,
                PublishOk,
                PublishDone,
                Fetch,
                FetchOk,
                FetchCancel,
                TrackStatus,
                TrackStatusOk,
                PublishNamespace,
                PublishNamespaceDone,
                PublishNamespaceCancel,
                SubscribeNamespace,
                UnsubscribeNamespace,
                Acknowledgement,
                RequestError {
    /// Most octets of a body: what a u16 counts.
    int MAX_BODY = 65_535;

    /// Which message it is.
    MessageType type();

    /// The body, without type and length.
    ///
    /// @throws IllegalArgumentException when a field is out of its bounds
    WireWriter body();

    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException when a field or the whole is out of its bounds
    default Bytes encode() {
        Bytes body = body().toBytes();
        if (body.length() > MAX_BODY) {
            throw new IllegalArgumentException("body of " + body.length() + " octets");
        }
        return new WireWriter().varint(type().code()).u16(body.length()).raw(body).toBytes();
    }

    @Override
    default String name() {
        return type().name();
    }
}
