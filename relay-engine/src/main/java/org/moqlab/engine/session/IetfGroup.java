package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.ietf.Content;
import org.moqlab.engine.wire.ietf.DataMessage;
import org.moqlab.engine.wire.ietf.Extensions;
import org.moqlab.engine.wire.ietf.FetchHeader;
import org.moqlab.engine.wire.ietf.FetchObject;
import org.moqlab.engine.wire.ietf.KeyValue;
import org.moqlab.engine.wire.ietf.ObjectDatagram;
import org.moqlab.engine.wire.ietf.ObjectStatus;
import org.moqlab.engine.wire.ietf.ObjectStream;
import org.moqlab.engine.wire.ietf.SubgroupHeader;
import org.moqlab.engine.wire.ietf.SubgroupObject;

/// A data stream of the peer: one group of a subscription of ours (WIRE §4.5). What this family
/// does not do is refused, the stream alone: subgroups, gaps between objects, fetches.
final class IetfGroup {
    private final long stream;
    private ObjectStream objects;
    private @Nullable SubgroupHeader header;
    private OptionalLong number = OptionalLong.empty();
    private boolean drained;
    private boolean ended;

    IetfGroup(long stream) {
        this(stream, new ObjectStream());
    }

    private IetfGroup(long stream, ObjectStream objects) {
        this.stream = stream;
        this.objects = objects;
    }

    IetfGroup copy() {
        IetfGroup copy = new IetfGroup(stream, objects.copy());
        copy.header = header;
        copy.number = number;
        copy.drained = drained;
        copy.ended = ended;
        return copy;
    }

    /// Octets that wait here for the rest of their message.
    int unread() {
        return objects.length();
    }

    /// Whether its head was here, or nobody waits for it.
    boolean hasSpoken() {
        return drained || header != null;
    }

    void append(Bytes bytes) {
        if (!drained) {
            objects.append(bytes);
        }
    }

    /// The peer ended the stream before it could be read.
    void endEarly() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean serves(long subscription) {
        return number.equals(OptionalLong.of(subscription));
    }

    /// Reads the rest of the stream to its end without looking at it.
    void drain() {
        drained = true;
        objects = new ObjectStream();
    }

    void read(IetfConversation session, Output out) {
        try {
            while (!drained) {
                Optional<ObjectStream.Part> part = objects.next();
                if (part.isEmpty()) {
                    return;
                }
                take(part.get(), session, out);
            }
        } catch (DecodeException broken) {
            refuse(String.valueOf(broken.getMessage()), out);
        }
    }

    private void take(ObjectStream.Part part, IetfConversation session, Output out)
            throws DecodeException {
        DataMessage message = part.message();
        switch (message) {
            case SubgroupHeader head -> begin(head, part, session, out);
            case SubgroupObject object -> object(object, part, session, out);
            case FetchHeader _, FetchObject _, ObjectDatagram _ ->
                    throw unsupported("a fetch stream", part);
        }
    }

    private static DecodeException unsupported(String what, ObjectStream.Part part) {
        return new DecodeException(ErrorCode.UNSUPPORTED, part.offset(), what);
    }

    private void begin(
            SubgroupHeader head, ObjectStream.Part part, IetfConversation session, Output out)
            throws DecodeException {
        if (head.subgroup() != 0) {
            throw unsupported("subgroup " + head.subgroup(), part);
        }
        number = session.tracks.of(head.alias());
        if (number.isEmpty()) {
            if (!session.tracks.wasLeft(head.alias())) {
                String what = "group of unknown track alias " + head.alias();
                out.add(new SessionAction.Dropped(what, "nobody here wants it"));
            }
            drain();
            return;
        }
        header = head;
        received(part, out);
        out.happened(new SessionEvent.GroupBegan(number.getAsLong(), head.group()));
    }

    private void received(ObjectStream.Part part, Output out) {
        DataMessage message = part.message();
        out.add(
                new SessionAction.Received(
                        message.view(message.kind(), part.bytes()), stream, part.offset()));
    }

    private void object(
            SubgroupObject object, ObjectStream.Part part, IetfConversation session, Output out)
            throws DecodeException {
        Content content = object.content();
        boolean implied = header != null && header.type().endsGroup();
        boolean ends =
                content.status() == ObjectStatus.END_OF_GROUP
                        && !(implied && session.terms.exacting());
        if (object.delta() != 0) {
            throw unsupported("a gap of " + object.delta() + " objects", part);
        }
        if (content.status() != ObjectStatus.NORMAL && !ends) {
            throw unsupported("object status " + content.status().code(), part);
        }
        received(part, out);
        if (ends) {
            over(true, out);
        } else {
            frame(content, out);
        }
    }

    private void frame(Content content, Output out) {
        if (header != null && number.isPresent()) {
            out.happened(
                    new SessionEvent.FrameArrived(
                            number.getAsLong(),
                            header.group(),
                            timestamp(content.extensions()),
                            content.payload()));
        }
    }

    private static OptionalLong timestamp(Extensions extensions) {
        for (KeyValue entry : extensions.entries()) {
            boolean time =
                    entry.id() == Extensions.TIMESTAMP || entry.id() == Extensions.OLD_TIMESTAMP;
            if (time && entry instanceof KeyValue.Varint value) {
                return OptionalLong.of(value.value());
            }
        }
        return OptionalLong.empty();
    }

    private void refuse(String why, Output out) {
        out.add(new SessionAction.Dropped("stream " + stream, why));
        if (header == null) {
            drain();
        } else {
            over(false, out);
        }
    }

    /// The peer ended the stream cleanly.
    void finished(Output out) {
        if (!drained) {
            over(objects.length() == 0, out);
        }
    }

    /// The peer reset the stream.
    void reset(Output out) {
        if (!drained) {
            over(false, out);
        }
    }

    /// The group is over, whatever else comes.
    private void over(boolean clean, Output out) {
        drain();
        if (header == null) {
            out.add(new SessionAction.Dropped("stream " + stream, "it ended before its head"));
        } else if (number.isPresent()) {
            out.happened(new SessionEvent.GroupEnded(number.getAsLong(), header.group(), clean));
        }
    }
}
