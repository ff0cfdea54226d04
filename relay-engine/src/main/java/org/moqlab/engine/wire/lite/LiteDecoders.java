package org.moqlab.engine.wire.lite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;

/// The decoders of messages, by the message's name.
public final class LiteDecoders {
    /// Reads a body.
    public interface Decoder {
        /// Reads it.
        ///
        /// @param offset where the body stands
        Message decode(Bytes body, long offset, LiteVersion version) throws DecodeException;
    }

    private LiteDecoders() {}

    /// The decoder of the messages of that name; empty where there is none.
    public static Optional<Decoder> named(String name) {
        @Nullable Decoder found =
                switch (name) {
                    case "ANNOUNCE" -> Announce::decode;
                    case "ANNOUNCE_START" -> AnnounceStart::decode;
                    case "ANNOUNCE_RESTART" -> AnnounceRestart::decode;
                    case "ANNOUNCE_END" -> (body, at, _) -> AnnounceEnd.decode(body, at);
                    case "ANNOUNCE_INIT" -> (body, at, _) -> AnnounceInit.decode(body, at);
                    case "ANNOUNCE_OK" -> (body, at, _) -> AnnounceOk.decode(body, at);
                    case "ANNOUNCE_REQUEST" -> AnnounceRequest::decode;
                    case "SUBSCRIBE" -> Subscribe::decode;
                    case "SUBSCRIBE_OK" -> SubscribeOk::decode;
                    case "SUBSCRIBE_UPDATE" -> SubscribeUpdate::decode;
                    case "SUBSCRIBE_START" -> (body, at, _) -> SubscribeStart.decode(body, at);
                    case "SUBSCRIBE_END" -> (body, at, _) -> SubscribeEnd.decode(body, at);
                    case "SUBSCRIBE_DROP" -> (body, at, _) -> SubscribeDrop.decode(body, at);
                    case "FETCH" -> (body, at, _) -> Fetch.decode(body, at);
                    case "TRACK" -> (body, at, _) -> TrackRequest.decode(body, at);
                    case "TRACK_INFO" -> (body, at, _) -> TrackReply.decode(body, at);
                    case "GROUP" -> (body, at, _) -> GroupHeader.decode(body, at);
                    case "FRAME" -> Frame::decode;
                    case "DATAGRAM" -> (body, at, _) -> Datagram.decode(body, at);
                    case "HEARTBEAT" -> Heartbeat::decode;
                    case "SETUP" -> (body, at, _) -> Setup.decode(body, at);
                    case "CLIENT_SETUP" -> (body, at, _) -> ClientSetup.decode(body, at);
                    case "GOAWAY" -> (body, at, _) -> Goaway.decode(body, at);
                    case "PROBE" -> Probe::decode;
                    case "SESSION_INFO" -> (body, at, _) -> SessionInfo.decode(body, at);
                    case "SERVER_SETUP" -> (body, at, _) -> ServerSetup.decode(body, at);
                    default -> null;
                };
        return Optional.ofNullable(found);
    }
}
