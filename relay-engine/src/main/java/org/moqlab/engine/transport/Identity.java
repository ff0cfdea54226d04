package org.moqlab.engine.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.model.Bytes;

/// What a listener proves itself with, or a caller.
///
/// @param certificate its own, the first of the chain
/// @param chain from its own to the one an authority signed
/// @param fingerprint SHA-256 of the certificate's DER form, which dialling ends may pin
public record Identity(
        PrivateKey key,
        X509Certificate certificate,
        List<X509Certificate> chain,
        Bytes fingerprint) {
    /// Largest file of a certificate or key, octets.
    static final int MAX_FILE = 1 << 20;

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Creates the value; the chain is copied.
    public Identity {
        chain = List.copyOf(chain);
    }

    Identity(PrivateKey key, X509Certificate certificate, Bytes fingerprint) {
        this(key, certificate, List.of(certificate), fingerprint);
    }

    /// A fresh one that lives 13 days, for `localhost`, 127.0.0.1 and further names or addresses.
    ///
    /// @param name common name
    public static Identity generated(String name, List<String> hosts) {
        return Certificates.selfSigned(name, hosts);
    }

    /// One from two PEM files.
    ///
    /// @param key not encrypted, in PKCS #8 (`BEGIN PRIVATE KEY`); of elliptic curves or RSA
    /// @throws IOException when they cannot be read or are something else; the message says which
    public static Identity read(Path certificates, Path key) throws IOException {
        List<X509Certificate> chain = certificates(certificates);
        String text = new String(small(key), StandardCharsets.UTF_8);
        Matcher pem = KEY.matcher(text);
        if (!pem.find()) {
            throw new IOException(
                    key + ": expected a PEM file with BEGIN PRIVATE KEY, found none of that kind");
        }
        try {
            String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
            PrivateKey read =
                    KeyFactory.getInstance(algorithm)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getMimeDecoder().decode(pem.group(1))));
            X509Certificate own = chain.getFirst();
            return new Identity(read, own, chain, Certificates.fingerprint(own.getEncoded()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(key + ": not the key of " + certificates, e);
        }
    }

    /// The certificates of a PEM file, at least one.
    ///
    /// @throws IOException when there are none; the message says where
    public static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(small(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": expected certificates in PEM", e);
        }
        throw new IOException(file + ": expected certificates in PEM, found none");
    }

    private static byte[] small(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException(file + ": longer than " + MAX_FILE + " octets");
        }
        return Files.readAllBytes(file);
    }

    @Override
    public String toString() {
        return "identity " + fingerprint;
    }
}
