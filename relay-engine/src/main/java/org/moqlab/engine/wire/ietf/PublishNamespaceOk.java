package org.moqlab.engine.wire.ietf;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;

/// PUBLISH_NAMESPACE_OK: the receiver takes a namespace. The relays of the family announce nothing
/// else before it came.
public record PublishNamespaceOk(long request, Optional<Parameters> parameters)
        implements Acknowledgement {
    /// The acceptance as draft and family write it.
    public PublishNamespaceOk(long request) {
        this(request, Optional.empty());
    }

    static PublishNamespaceOk read(FieldReader in) throws DecodeException {
        return new PublishNamespaceOk(in.number(), Acknowledgement.rest(in));
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_NAMESPACE_OK;
    }
}
