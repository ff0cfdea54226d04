package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.QLogConfiguration;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Tuning;

/// What all connections of a live mesh work with.
///
/// @param quiche what there is of Netty's insides
/// @param keys gets the secrets of every connection
/// @param qlog directory for qlog files
/// @param admission judges who asks for a session
/// @param authorities who may sign what callers show; none asks callers for nothing
record Equipment(
        Tuning tuning,
        QuicheInternals quiche,
        BoringSSLKeylog keys,
        Optional<Path> qlog,
        Admission admission,
        List<X509Certificate> authorities) {
    /// Creates the value; the list is copied.
    Equipment {
        authorities = List.copyOf(authorities);
    }

    /// Lets everybody in as the relays themselves do.
    Equipment(Tuning tuning, QuicheInternals quiche, BoringSSLKeylog keys, Optional<Path> qlog) {
        this(tuning, quiche, keys, qlog, Admission.OPEN, List.of());
    }

    /// The same, judging who asks.
    ///
    /// @param signers who may sign what callers show; none asks callers for nothing
    Equipment judging(Admission by, List<X509Certificate> signers) {
        return new Equipment(tuning, quiche, keys, qlog, by, signers);
    }

    /// Everything Netty shows, and no traces.
    static Equipment of(Tuning tuning) {
        return of(tuning, QuicheInternals.INSTANCE);
    }

    /// What Netty shows, and no traces.
    static Equipment of(Tuning tuning, QuicheInternals quiche) {
        return new Equipment(tuning, quiche, (_, _) -> {}, Optional.empty());
    }

    /// Where the qlog of one end of a connection goes; none without a directory.
    ///
    /// @param endpoint whose end it is
    /// @param role what it did, such as `dialled B`
    @Nullable QLogConfiguration qlog(String endpoint, String role) {
        return qlog.map(folder -> new QLogConfiguration(folder.toString(), endpoint, role))
                .orElse(null);
    }
}
