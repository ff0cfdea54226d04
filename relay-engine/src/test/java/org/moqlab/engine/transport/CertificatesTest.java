package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;

final class CertificatesTest {
    @Test
    void a_certificate_is_self_signed_p256_for_loopback_and_pinned_by_its_hash()
            throws GeneralSecurityException {
        Identity identity = Certificates.selfSigned("A");
        X509Certificate certificate = identity.certificate();
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertEquals("CN=A", certificate.getSubjectX500Principal().getName());
        assertEquals("SHA256withECDSA", certificate.getSigAlgName());
        assertEquals(
                256, ((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength());
        assertEquals(
                List.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(-1, certificate.getBasicConstraints());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        assertEquals(Bytes.wrap(hash), identity.fingerprint());
    }

    @Test
    void a_certificate_lives_no_longer_than_browsers_allow_for_pinned_ones() {
        X509Certificate certificate = Certificates.selfSigned("A").certificate();
        Duration life =
                Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant());
        assertEquals(Certificates.LIFE, life);
        assertEquals(-1, life.compareTo(Duration.ofDays(14)));
    }

    @Test
    void two_certificates_of_one_name_differ() {
        assertNotEquals(
                Certificates.selfSigned("A").fingerprint(),
                Certificates.selfSigned("A").fingerprint());
    }

    @Test
    void a_pin_trusts_its_certificate_and_no_other() throws CertificateException {
        Identity pinned = Certificates.selfSigned("A");
        Identity other = Certificates.selfSigned("A");
        PinnedTrust trust = new PinnedTrust(pinned.fingerprint());
        trust.checkServerTrusted(new X509Certificate[] {pinned.certificate()}, "EC");
        X509Certificate[] chain = {other.certificate()};
        assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "EC"));
    }

    @Test
    void long_elements_and_large_arcs_are_written_as_der_wants() {
        assertEquals("06082a8648ce3d040302", Bytes.wrap(Der.oid("1.2.840.10045.4.3.2")).toHex());
        assertEquals("3081c8", Bytes.wrap(Der.sequence(new byte[200])).slice(0, 3).toHex());
        assertEquals("3082012c", Bytes.wrap(Der.sequence(new byte[300])).slice(0, 4).toHex());
    }
}
