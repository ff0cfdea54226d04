package org.moqlab.engine.transport;

import static org.moqlab.engine.transport.Der.bits;
import static org.moqlab.engine.transport.Der.element;
import static org.moqlab.engine.transport.Der.integer;
import static org.moqlab.engine.transport.Der.octets;
import static org.moqlab.engine.transport.Der.oid;
import static org.moqlab.engine.transport.Der.sequence;
import static org.moqlab.engine.transport.Der.set;
import static org.moqlab.engine.transport.Der.text;
import static org.moqlab.engine.transport.Der.time;
import static org.moqlab.engine.transport.Der.yes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Somebody who signs certificates, in files of a folder of his own.
public final class Authority {
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final Duration LIFE = Duration.ofDays(2);

    private final Path folder;
    private final String name;
    private final KeyPair pair = keys();
    private final PemIdentity own;
    private long signed;

    /// @param folder one that is not there yet
    public Authority(Path folder, String name) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.name = name;
        byte[] usage = bits(2, new byte[] {0x04});
        byte[] extensions =
                sequence(
                        sequence(oid("2.5.29.19"), yes(), octets(sequence(yes()))),
                        sequence(oid("2.5.29.15"), yes(), octets(usage)));
        this.own = PemIdentity.in(folder, identity(name, pair, extensions, Instant.now()));
    }

    /// Its certificate, in a file.
    public Path certificate() {
        return own.certificate();
    }

    /// A certificate and its key, for `localhost` and 127.0.0.1 and for callers.
    public PemIdentity signs(String subject) throws IOException {
        return signs(subject, Instant.now());
    }

    /// The same, valid for two days from then on.
    public PemIdentity signs(String subject, Instant from) throws IOException {
        byte[] names =
                sequence(
                        element(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                        element(0x87, new byte[] {127, 0, 0, 1}));
        byte[] both = sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2"));
        byte[] extensions =
                sequence(
                        sequence(oid("2.5.29.37"), octets(both)),
                        sequence(oid("2.5.29.17"), octets(names)));
        Path place = Files.createDirectories(folder.resolve("signed-" + ++signed));
        return PemIdentity.in(place, identity(subject, keys(), extensions, from));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Identity identity(String subject, KeyPair keys, byte[] extensions, Instant from) {
        byte[] statement =
                sequence(
                        element(0xa0, integer(BigInteger.TWO)),
                        integer(BigInteger.valueOf(1_000 + signed)),
                        ECDSA_WITH_SHA256,
                        named(name),
                        sequence(time(from.minusSeconds(300)), time(from.plus(LIFE))),
                        named(subject),
                        keys.getPublic().getEncoded(),
                        element(0xa3, extensions));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(statement);
            byte[] der = sequence(statement, ECDSA_WITH_SHA256, bits(0, signature.sign()));
            X509Certificate made =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
            return new Identity(
                    keys.getPrivate(), made, List.of(made), Certificates.fingerprint(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] named(String name) {
        return sequence(set(sequence(oid("2.5.4.3"), text(name))));
    }
}
