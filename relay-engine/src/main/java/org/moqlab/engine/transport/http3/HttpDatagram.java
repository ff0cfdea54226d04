package org.moqlab.engine.transport.http3;

import java.util.Optional;
import org.moqlab.engine.model.Bytes;

/// A datagram of a request (RFC 9297 §2.1), which names it by a quarter of its number.
///
/// @param request number of the request's stream
public record HttpDatagram(long request, Bytes payload) {
    private static final int QUARTER = 4;

    /// Reads a datagram of QUIC; empty when it is none of HTTP.
    public static Optional<HttpDatagram> decode(Bytes datagram) {
        Intake intake = new Intake();
        intake.add(datagram);
        long quarter = intake.varint();
        if (quarter == Intake.MORE || quarter > Octets.MAX_VARINT / QUARTER) {
            return Optional.empty();
        }
        return Optional.of(new HttpDatagram(quarter * QUARTER, intake.take(intake.length())));
    }

    /// The datagram of QUIC.
    public Bytes encode() {
        return new Octets().varint(request / QUARTER).bytes(payload).toBytes();
    }
}
