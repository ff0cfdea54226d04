package org.moqlab.engine.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.moqlab.engine.model.Bytes;

/// A fresh certificate and key in files, for a listener that is not of the mesh.
///
/// @param fingerprint SHA-256 of the certificate
public record PemIdentity(Path certificate, Path key, Bytes fingerprint) {
    /// Writes the files into a folder.
    public static PemIdentity in(Path folder) throws IOException {
        return in(folder, Certificates.selfSigned("stranger"));
    }

    /// Writes the files of one into a folder.
    static PemIdentity in(Path folder, Identity made) throws IOException {
        try {
            return new PemIdentity(
                    pem(folder, "CERTIFICATE", made.certificate().getEncoded()),
                    pem(folder, "PRIVATE KEY", made.key().getEncoded()),
                    made.fingerprint());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static Path pem(Path folder, String kind, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String text = "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
        Path file = folder.resolve(kind.replace(' ', '-').toLowerCase(java.util.Locale.ROOT));
        return Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
