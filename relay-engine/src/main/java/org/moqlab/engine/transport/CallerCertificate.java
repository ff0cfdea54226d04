package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicChannel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.relay.Grant;

/// What a caller may do because of the certificate it showed. Callers are asked for one only where
/// somebody may sign it, and TLS has checked by whom this one is signed.
final class CallerCertificate {
    /// The longest time a session is let in for, ms.
    static final long LONGEST = 30L * 24 * 3600 * 1000;

    private static final Grant EVERYTHING =
            new Grant(List.of(Namespace.ROOT), List.of(Namespace.ROOT));

    private CallerCertificate() {}

    /// Everything, until the certificate ends; empty for a caller that showed none.
    static Optional<Admission.Verdict> of(QuicChannel connection) {
        SSLEngine tls = connection.sslEngine();
        if (tls == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = tls.getSession().getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate own
                    ? Optional.of(verdict(own))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    private static Admission.Verdict verdict(X509Certificate own) {
        long left = own.getNotAfter().toInstant().toEpochMilli() - System.currentTimeMillis();
        return new Admission.Verdict.Granted(EVERYTHING, Math.clamp(left, 0, LONGEST));
    }
}
