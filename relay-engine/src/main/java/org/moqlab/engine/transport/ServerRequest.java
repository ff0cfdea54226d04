package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.List;
import org.moqlab.engine.transport.http3.Field;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Request;
import org.moqlab.engine.transport.http3.Response;

/// A request of a client. What is no session gets a status and no more.
final class ServerRequest extends RequestStream {
    private final WebTransportServer server;
    private boolean written;
    private boolean read;

    ServerRequest(WebTransportServer server, QuicStreamChannel channel) {
        super(server, channel);
        this.server = server;
    }

    @Override
    boolean headed(List<Field> fields) throws Http3Exception {
        server.requested(this, Request.of(fields));
        return true;
    }

    @Override
    void oversized() {
        refuse(Response.FIELDS_TOO_LARGE);
    }

    /// Answers that there will be no session.
    void refuse(int status) {
        send(new Response(status, "").encode(), true)
                .addListener(_ -> {
                    written = true;
                    forgetIfOver();
                });
    }

    /// Answers that there is a session.
    ///
    /// @param protocol the sub-protocol taken; empty for none
    void accept(String protocol) {
        var _ = send(new Response(Response.OK, protocol).encode(), false);
    }

    @Override
    void ended(boolean complete) throws Http3Exception {
        if (!complete && !written) {
            throw Http3Exception.ofStream(Http3Error.REQUEST_INCOMPLETE, "a request broke off");
        }
        read = true;
        forgetIfOver();
    }

    private void forgetIfOver() {
        if (written && read) {
            forget();
        }
    }
}
