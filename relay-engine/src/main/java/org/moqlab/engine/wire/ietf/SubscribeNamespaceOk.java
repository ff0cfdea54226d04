package org.moqlab.engine.wire.ietf;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;

/// SUBSCRIBE_NAMESPACE_OK: the receiver tells of namespaces from now on.
public record SubscribeNamespaceOk(long request, Optional<Parameters> parameters)
        implements Acknowledgement {
    /// The acceptance as draft and family write it.
    public SubscribeNamespaceOk(long request) {
        this(request, Optional.empty());
    }

    static SubscribeNamespaceOk read(FieldReader in) throws DecodeException {
        return new SubscribeNamespaceOk(in.number(), Acknowledgement.rest(in));
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_NAMESPACE_OK;
    }
}
