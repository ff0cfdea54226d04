package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.SessionCode;

/// Why a connection ended, gathered from what Netty says in several places.
final class CloseReason {
    /// How QUIC says that no protocol name fits: CRYPTO_ERROR with TLS alert 120.
    static final int NO_APPLICATION_PROTOCOL = 0x178;

    /// Largest code that is one of HTTP/3 itself.
    private static final long LAST_HTTP3_CODE = 0xffff;

    private @Nullable QuicConnectionCloseEvent close;
    private @Nullable Throwable failure;

    /// The peer closed.
    void told(QuicConnectionCloseEvent event) {
        close = event;
    }

    /// Something broke; the last one before the end counts.
    void failed(Throwable cause) {
        failure = cause;
    }

    /// The end of a connection of HTTP/3 as an input. Its close codes are those of HTTP/3, or those
    /// of a session moved to where HTTP/3 has none (WIRE §1.6); Netty tells their low 32 bits.
    ///
    /// @param timedOut whether nothing was heard for the idle timeout
    RelayInput.SessionClosed closedHttp3(SessionId session, boolean timedOut) {
        if (close == null || !close.isApplicationClose()) {
            return closed(session, timedOut);
        }
        long code = Integer.toUnsignedLong(close.error());
        String phrase = phrase(close);
        if (code == Http3Error.NO_ERROR.code()) {
            return new RelayInput.SessionClosed(session, 0, phrase, How.CLOSED);
        }
        if (code <= LAST_HTTP3_CODE) {
            String reason = withPhrase("HTTP/3 error 0x" + Long.toHexString(code), phrase);
            return new RelayInput.SessionClosed(session, 0, reason, How.FAILED);
        }
        return new RelayInput.SessionClosed(
                session, SessionCode.ofLowBits(code), phrase, How.CLOSED);
    }

    /// The end as an input.
    ///
    /// @param timedOut whether nothing was heard for the idle timeout
    RelayInput.SessionClosed closed(SessionId session, boolean timedOut) {
        if (close != null && (close.isApplicationClose() || close.error() == 0)) {
            long code = Integer.toUnsignedLong(close.error());
            return new RelayInput.SessionClosed(session, code, phrase(close), How.CLOSED);
        }
        if (close != null) {
            return new RelayInput.SessionClosed(session, 0, error(close), How.FAILED);
        }
        if (timedOut) {
            return new RelayInput.SessionClosed(session, 0, "", How.IDLE);
        }
        String reason = failure == null ? "connection lost" : String.valueOf(failure.getMessage());
        return new RelayInput.SessionClosed(session, 0, reason, How.FAILED);
    }

    /// A close by the peer's QUIC, such as `QUIC error 0x178: ...`.
    static String error(QuicConnectionCloseEvent event) {
        return withPhrase("QUIC error 0x" + Integer.toHexString(event.error()), phrase(event));
    }

    private static String withPhrase(String error, String phrase) {
        return phrase.isEmpty() ? error : error + ": " + phrase;
    }

    /// Why the peer's QUIC refused a dial.
    ///
    /// @param alpn what the dial offered
    static String refusal(QuicConnectionCloseEvent event, String alpn) {
        boolean foreign = !event.isApplicationClose() && event.error() == NO_APPLICATION_PROTOCOL;
        return foreign ? Alpn.refused(alpn) : error(event);
    }

    private static String phrase(QuicConnectionCloseEvent event) {
        try {
            return new String(event.reason(), StandardCharsets.UTF_8);
        } catch (NullPointerException _) {
            // Netty copies a reason without looking whether there is one.
            return "";
        }
    }
}
