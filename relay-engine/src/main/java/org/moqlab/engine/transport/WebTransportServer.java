package org.moqlab.engine.transport;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Request;
import org.moqlab.engine.transport.http3.Response;

/// The accepting end: answers the first request for a session, and refuses all others.
final class WebTransportServer extends WebTransport {
    /// Requests a client may have open at once, answered ones included; one more ends the
    /// connection.
    static final int MAX_REQUESTS = 32;

    private final Set<StreamReader> requests = new HashSet<>();
    private @Nullable ServerRequest asked;
    private @Nullable Request wanted;

    WebTransportServer(ConnectionAdapter connection, long patience) {
        super(connection, patience);
    }

    @Override
    boolean isAccepting() {
        return true;
    }

    @Override
    void requestOpened(Doorway from, Bytes before) throws Http3Exception {
        if (requests.size() >= MAX_REQUESTS) {
            throw Http3Exception.ofConnection(
                    Http3Error.EXCESSIVE_LOAD, "more than " + MAX_REQUESTS + " requests");
        }
        ServerRequest request = new ServerRequest(this, from.channel);
        requests.add(request);
        request.takeOver(from, before);
    }

    /// A request is whole.
    void requested(ServerRequest stream, Request request) throws Http3Exception {
        if (!request.isWebTransport()) {
            stream.refuse(status(request));
        } else if (asked != null) {
            stream.refuse(Response.TOO_MANY_REQUESTS);
        } else {
            asked = stream;
            wanted = request;
            stream.becomeSession();
            prefer(stream.channel);
            advance();
        }
    }

    private static int status(Request request) {
        if (!request.protocol().isEmpty()) {
            return Response.NOT_IMPLEMENTED;
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> Response.NOT_FOUND;
            default -> Response.METHOD_NOT_ALLOWED;
        };
    }

    /// A session is not opened before the client's settings are known, which tell whether it takes
    /// datagrams.
    @Override
    void advance() {
        ServerRequest stream = asked;
        Request request = wanted;
        if (stream == null || request == null || isOpen() || settings().isEmpty()) {
            return;
        }
        String path = Offer.WebTransport.path(request.target());
        String query = Offer.WebTransport.query(request.target());
        OptionalInt refusal = connection.refuses(path, query);
        if (refusal.isPresent()) {
            asked = null;
            stream.resign();
            stream.refuse(refusal.getAsInt());
            return;
        }
        String protocol =
                request.offered().stream().filter(Alpn.TAKEN::contains).findFirst().orElse("");
        stream.accept(protocol);
        opened(stream, protocol, path);
    }

    @Override
    void left(StreamReader reader) {
        super.left(reader);
        requests.remove(reader);
    }
}
