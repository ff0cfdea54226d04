package org.moqlab.engine.transport;

import java.security.cert.X509Certificate;
import java.util.List;
import org.moqlab.engine.model.Bytes;

/// What a dialling end wants to see of the other end's certificate.
public sealed interface Trust {
    /// Exactly one certificate, whatever it says.
    ///
    /// @param fingerprint SHA-256 of its DER form
    record Pinned(Bytes fingerprint) implements Trust {}

    /// A certificate for the name that was dialled, signed by one of these.
    ///
    /// @param roots who may sign; empty for those the system trusts
    record Authorities(List<X509Certificate> roots) implements Trust {
        /// Creates the value; the list is copied.
        public Authorities {
            roots = List.copyOf(roots);
        }
    }

    /// Any certificate: whoever is on the way may read and change everything.
    record Unchecked() implements Trust {}
}
