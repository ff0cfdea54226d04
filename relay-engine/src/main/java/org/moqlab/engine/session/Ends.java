package org.moqlab.engine.session;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.lite.Datagram;

/// Ends of a stream's direction as they stand in the journal: no octets, and a place of their own,
/// so that the far end's note finds this end's.
final class Ends {
    static final long FIN_AT = -1;
    static final long RESET_AT = -2;

    static final MessageView FIN =
            new MessageView(MessageView.Kind.END, "FIN", "ended cleanly", List.of(), Bytes.EMPTY);

    private Ends() {}

    /// Where a datagram stands in the journal: it has no stream, so its subscription takes the
    /// place of one, and its group that of an offset.
    static long datagram(Datagram datagram) {
        return -1 - datagram.subscription();
    }

    static MessageView reset(long code) {
        String words = ErrorCode.describe(code);
        return new MessageView(
                MessageView.Kind.REFUSAL,
                "RESET_STREAM",
                words,
                List.of(Message.field("code", words)),
                Bytes.EMPTY);
    }
}
