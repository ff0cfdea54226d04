package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.List;
import org.moqlab.engine.transport.http3.Field;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Response;

/// The request for a session; a dial makes one.
final class ClientRequest extends RequestStream {
    private final WebTransportClient client;

    ClientRequest(WebTransportClient client, QuicStreamChannel channel) {
        super(client, channel);
        this.client = client;
    }

    @Override
    boolean headed(List<Field> fields) throws Http3Exception {
        Response response = Response.of(fields);
        if (response.isInterim()) {
            return false;
        }
        client.answered(this, response);
        return true;
    }

    @Override
    void oversized() throws Http3Exception {
        throw Http3Exception.ofConnection(Http3Error.EXCESSIVE_LOAD, "the answer is too long");
    }

    @Override
    void ended(boolean complete) throws Http3Exception {
        throw Http3Exception.ofConnection(
                Http3Error.NO_ERROR, "the request was ended without an answer");
    }
}
