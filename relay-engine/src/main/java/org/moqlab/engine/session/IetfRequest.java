package org.moqlab.engine.session;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.Filter;
import org.moqlab.engine.wire.ietf.GroupOrder;
import org.moqlab.engine.wire.ietf.NamespaceTuple;
import org.moqlab.engine.wire.ietf.Parameters;
import org.moqlab.engine.wire.ietf.PublishNamespace;
import org.moqlab.engine.wire.ietf.Subscribe;
import org.moqlab.engine.wire.ietf.SubscribeNamespace;

/// Something this end asks of a moq-transport peer under a request id.
sealed interface IetfRequest {
    /// The message that asks it.
    ControlMessage message(long id);

    /// A track.
    ///
    /// @param number the owner's number for it
    /// @param priority as it stands on the wire
    record Track(long number, NamespaceTuple namespace, TrackName track, int priority)
            implements IetfRequest {
        @Override
        public ControlMessage message(long id) {
            return new Subscribe(
                    id,
                    namespace,
                    track,
                    priority,
                    GroupOrder.DESCENDING,
                    true,
                    new Filter.LargestObject(),
                    Parameters.NONE);
        }
    }

    /// To be told of namespaces.
    record Names(NamespaceTuple prefix) implements IetfRequest {
        @Override
        public ControlMessage message(long id) {
            return new SubscribeNamespace(id, prefix, Parameters.NONE);
        }
    }

    /// To take a namespace.
    ///
    /// @param again whether it had been offered before
    record Offer(Namespace namespace, NamespaceTuple tuple, boolean again) implements IetfRequest {
        @Override
        public ControlMessage message(long id) {
            return new PublishNamespace(id, tuple, Parameters.NONE);
        }
    }
}
