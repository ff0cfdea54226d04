package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Request;
import org.moqlab.engine.transport.http3.Response;

/// The dialling end: asks for a session once the server has said that it opens some.
final class WebTransportClient extends WebTransport {
    private final String authority;
    private final Offer.WebTransport offer;
    private boolean asked;

    /// An end that asks for a session.
    ///
    /// @param authority host and port, as in a URL
    WebTransportClient(
            ConnectionAdapter connection,
            long patience,
            String authority,
            Offer.WebTransport offer) {
        super(connection, patience);
        this.authority = authority;
        this.offer = offer;
    }

    @Override
    boolean isAccepting() {
        return false;
    }

    @Override
    void requestOpened(Doorway from, Bytes before) throws Http3Exception {
        throw Http3Exception.ofConnection(Http3Error.STREAM_CREATION, "a request from the server");
    }

    @Override
    void advance() throws Http3Exception {
        if (asked
                || settings().isEmpty()
                || !StreamCredit.mayOpen(connection.quic(), StreamKind.BIDI)) {
            return;
        }
        if (!settings().get().takesWebTransport()) {
            throw Http3Exception.ofConnection(
                    Http3Error.NO_ERROR, "the other end opens no WebTransport sessions");
        }
        asked = true;
        QuicStreamChannel stream = open(StreamKind.BIDI);
        stream.config().setAllowHalfClosure(true);
        ClientRequest request = new ClientRequest(this, stream);
        stream.pipeline().addLast(request);
        Request wanted = Request.webTransport(authority, offer.target(), offer.protocols());
        var _ = request.send(wanted.encode(), false);
    }

    /// The server answered.
    void answered(ClientRequest stream, Response response) throws Http3Exception {
        if (response.status() != Response.OK) {
            connection.turnedAway(response.status());
            throw Http3Exception.ofConnection(
                    Http3Error.NO_ERROR, Alpn.answered(response.status()));
        }
        String protocol = response.protocol();
        if (!protocol.isEmpty() && !offer.protocols().contains(protocol)) {
            throw Http3Exception.ofConnection(
                    Http3Error.MESSAGE, "the other end takes " + protocol + ", not offered");
        }
        stream.becomeSession();
        opened(stream, protocol, offer.path());
    }
}
