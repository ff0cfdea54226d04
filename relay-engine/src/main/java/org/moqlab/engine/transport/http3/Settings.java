package org.moqlab.engine.transport.http3;

import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;

/// The SETTINGS frame (RFC 9114 §7.2.4) and what it says about WebTransport, in every draft's words
/// (WIRE §1.4).
///
/// @param values by identifier; unknown ones are kept and mean nothing
public record Settings(Map<Long, Long> values) {
    /// Octets of a SETTINGS frame that this end reads.
    public static final int MAX_LENGTH = 4_096;

    private static final long MAX_FIELD_SECTION_SIZE = 0x6;
    private static final long ENABLE_CONNECT_PROTOCOL = 0x8;
    private static final long H3_DATAGRAM = 0x33;
    private static final long H3_DATAGRAM_DRAFT_04 = 0xffd277;
    private static final long ENABLE_WEBTRANSPORT_DRAFT_02 = 0x2b603742L;
    private static final long MAX_SESSIONS_DRAFT_02 = 0x2b603743L;
    private static final long MAX_SESSIONS_DRAFT_07 = 0xc671706aL;
    private static final long MAX_SESSIONS_DRAFT_13 = 0x14e9cd29L;
    private static final long ENABLE_WEBTRANSPORT_DRAFT_15 = 0x2c7cf000L;

    /// What this end sends, as a server and as a client: one session a connection.
    public static final Settings OURS =
            new Settings(
                    Map.of(
                            MAX_FIELD_SECTION_SIZE, (long) Fields.MAX_SIZE,
                            ENABLE_CONNECT_PROTOCOL, 1L,
                            H3_DATAGRAM, 1L,
                            H3_DATAGRAM_DRAFT_04, 1L,
                            ENABLE_WEBTRANSPORT_DRAFT_02, 1L,
                            MAX_SESSIONS_DRAFT_02, 1L,
                            MAX_SESSIONS_DRAFT_07, 1L));

    /// Creates the settings; the map is copied.
    public Settings {
        values = Map.copyOf(values);
    }

    /// Reads the payload of a frame.
    ///
    /// @throws Http3Exception when it is not laid out so, or holds what cannot be
    public static Settings decode(Bytes payload) throws Http3Exception {
        Intake intake = new Intake();
        intake.add(payload);
        Map<Long, Long> values = new TreeMap<>();
        while (intake.length() > 0) {
            long id = intake.varint();
            long value = intake.varint();
            if (id == Intake.MORE || value == Intake.MORE) {
                throw Http3Exception.ofConnection(Http3Error.FRAME, "settings are cut short");
            }
            check(id, value);
            if (values.put(id, value) != null) {
                throw impossible("setting 0x" + Long.toHexString(id) + " comes twice");
            }
        }
        return new Settings(values);
    }

    private static void check(long id, long value) throws Http3Exception {
        boolean ofHttp2 = id == 0 || (id >= 0x2 && id <= 0x5);
        boolean flag = id == ENABLE_CONNECT_PROTOCOL || id == H3_DATAGRAM;
        if (ofHttp2 || (flag && value > 1)) {
            throw impossible("setting 0x" + Long.toHexString(id) + " = " + value);
        }
    }

    private static Http3Exception impossible(String what) {
        return Http3Exception.ofConnection(Http3Error.SETTINGS, what);
    }

    /// The payload of the frame, in order of identifiers.
    public Bytes encode() {
        Octets octets = new Octets();
        new TreeMap<>(values).forEach((id, value) -> octets.varint(id).varint(value));
        return octets.toBytes();
    }

    private boolean has(long id) {
        return values.getOrDefault(id, 0L) > 0;
    }

    /// Whether HTTP datagrams may be sent to that end.
    public boolean takesDatagrams() {
        return has(H3_DATAGRAM) || has(H3_DATAGRAM_DRAFT_04);
    }

    /// Whether that end, a server, opens WebTransport sessions.
    public boolean takesWebTransport() {
        return has(ENABLE_WEBTRANSPORT_DRAFT_02)
                || has(MAX_SESSIONS_DRAFT_07)
                || has(MAX_SESSIONS_DRAFT_13)
                || has(ENABLE_WEBTRANSPORT_DRAFT_15);
    }
}
