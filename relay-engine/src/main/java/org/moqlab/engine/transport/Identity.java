package org.moqlab.engine.transport;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.moqlab.engine.model.Bytes;

/// What a listener proves itself with.
///
/// @param fingerprint SHA-256 of the certificate's DER form, which dialling ends pin
record Identity(PrivateKey key, X509Certificate certificate, Bytes fingerprint) {}
