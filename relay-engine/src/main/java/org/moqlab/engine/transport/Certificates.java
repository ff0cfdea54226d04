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
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;

/// Makes self-signed ECDSA P-256 certificates in memory. Browsers pin a certificate by its hash
/// only when it is of this kind and lives at most 14 days.
final class Certificates {
    /// Whole life of a certificate, the backdated part included.
    static final Duration LIFE = Duration.ofDays(13);

    /// How far a certificate is backdated, for clocks that differ.
    static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Certificates() {}

    /// A fresh key and certificate for `localhost` and 127.0.0.1.
    ///
    /// @param name common name
    static Identity selfSigned(String name) {
        return selfSigned(name, List.of());
    }

    /// The same for further names and numeric addresses.
    static Identity selfSigned(String name, List<String> hosts) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] der = signed(pair, statement(pair, name, hosts, Instant.now().minus(BACKDATED)));
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
            return new Identity(pair.getPrivate(), certificate, fingerprint(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make P-256 certificates", e);
        }
    }

    /// SHA-256 of a certificate's DER form.
    static Bytes fingerprint(byte[] der) throws GeneralSecurityException {
        return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private static byte[] signed(KeyPair pair, byte[] statement) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(statement);
        return sequence(statement, ECDSA_WITH_SHA256, bits(0, signature.sign()));
    }

    private static byte[] statement(KeyPair pair, String name, List<String> hosts, Instant from) {
        byte[] subject = sequence(set(sequence(oid("2.5.4.3"), text(name))));
        byte[] version3 = element(0xa0, integer(BigInteger.TWO));
        return sequence(
                version3,
                integer(serial()),
                ECDSA_WITH_SHA256,
                subject,
                sequence(time(from), time(from.plus(LIFE))),
                subject,
                pair.getPublic().getEncoded(),
                element(0xa3, extensions(hosts)));
    }

    private static BigInteger serial() {
        return new BigInteger(119, new SecureRandom()).setBit(119);
    }

    private static byte[] extensions(List<String> hosts) {
        List<byte[]> names = new ArrayList<>();
        names.add(host("localhost"));
        names.add(element(0x87, LOOPBACK));
        hosts.stream().map(Certificates::host).forEach(names::add);
        byte[] digitalSignature = bits(7, new byte[] {(byte) 0x80});
        byte[] serverAndClient = sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2"));
        return sequence(
                sequence(oid("2.5.29.19"), yes(), octets(sequence())),
                sequence(oid("2.5.29.15"), yes(), octets(digitalSignature)),
                sequence(oid("2.5.29.37"), octets(serverAndClient)),
                sequence(oid("2.5.29.17"), octets(sequence(names.toArray(byte[][]::new)))));
    }

    private static byte[] host(String host) {
        try {
            return element(0x87, InetAddress.ofLiteral(host).getAddress());
        } catch (IllegalArgumentException _) {
            return element(0x82, host.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
