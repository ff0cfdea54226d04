package org.moqlab.engine.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes what a client of TLS over TCP needs to be as careful as a dial over QUIC.
public final class TrustContext {
    private TrustContext() {}

    /// A context that trusts as it is told.
    public static SSLContext of(Trust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trust), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private static TrustManager[] managers(Trust trust)
            throws GeneralSecurityException, IOException {
        return switch (trust) {
            case Trust.Pinned pinned -> new TrustManager[] {new PinnedTrust(pinned.fingerprint())};
            case Trust.Unchecked _ -> new TrustManager[] {new UncheckedTrust()};
            case Trust.Authorities some -> authorities(some);
        };
    }

    private static TrustManager[] authorities(Trust.Authorities some)
            throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (!some.roots().isEmpty()) {
            store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate root : some.roots()) {
                store.setCertificateEntry("root-" + number++, root);
            }
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
