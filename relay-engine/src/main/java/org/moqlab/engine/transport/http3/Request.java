package org.moqlab.engine.transport.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;

/// A request, as far as this end cares (RFC 9114 §4.3.1, RFC 9220).
///
/// @param method such as `CONNECT`
/// @param protocol what an extended CONNECT asks for; empty otherwise
/// @param authority host and port
/// @param target path with query; empty for a plain CONNECT
/// @param offered WebTransport sub-protocols, most wanted first
public record Request(
        String method, String protocol, String authority, String target, List<String> offered) {
    /// The method of sessions and tunnels.
    public static final String CONNECT = "CONNECT";

    private static final String WEBTRANSPORT = "webtransport";

    /// What draft 15 calls it.
    private static final String WEBTRANSPORT_H3 = "webtransport-h3";

    /// Pseudo-fields a request may have.
    private static final List<String> PSEUDO =
            List.of(":method", ":scheme", ":authority", ":path", ":protocol");

    /// Creates the request; the list is copied.
    public Request {
        offered = List.copyOf(offered);
    }

    /// The request that opens a WebTransport session.
    public static Request webTransport(String authority, String target, List<String> offered) {
        return new Request(CONNECT, WEBTRANSPORT, authority, target, offered);
    }

    /// Whether it opens a WebTransport session.
    public boolean isWebTransport() {
        return method.equals(CONNECT)
                && (protocol.equals(WEBTRANSPORT) || protocol.equals(WEBTRANSPORT_H3));
    }

    /// Reads the fields of a request.
    ///
    /// @throws Http3Exception when they make none
    public static Request of(List<Field> fields) throws Http3Exception {
        Map<String, String> pseudo = pseudo(fields, PSEUDO);
        String method = pseudo.getOrDefault(":method", "");
        String protocol = pseudo.getOrDefault(":protocol", "");
        String target = pseudo.getOrDefault(":path", "");
        String authority = pseudo.getOrDefault(":authority", "");
        boolean tunnel = method.equals(CONNECT) && protocol.isEmpty();
        boolean complete =
                tunnel
                        ? !authority.isEmpty() && target.isEmpty()
                        : isTarget(target) && pseudo.containsKey(":scheme");
        if (method.isEmpty() || !complete || (!protocol.isEmpty() && authority.isEmpty())) {
            throw malformed("a request lacks something");
        }
        return new Request(
                method,
                protocol,
                authority,
                target,
                ProtocolNames.parse(fields, ProtocolNames.OFFERED));
    }

    /// The pseudo-fields, which come first and once each; other fields are only looked at.
    static Map<String, String> pseudo(List<Field> fields, List<String> known)
            throws Http3Exception {
        Map<String, String> pseudo = new TreeMap<>();
        boolean over = false;
        for (Field field : fields) {
            boolean isPseudo = field.name().startsWith(":");
            over |= !isPseudo;
            boolean fits = isPseudo ? !over && known.contains(field.name()) : isName(field.name());
            if (!fits || !isValue(field.value())) {
                throw malformed("field " + field.name());
            }
            if (isPseudo && pseudo.put(field.name(), field.value()) != null) {
                throw malformed(field.name() + " comes twice");
            }
        }
        return pseudo;
    }

    private static boolean isTarget(String target) {
        return target.startsWith("/") && target.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && !Character.isUpperCase(c));
    }

    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
    }

    static Http3Exception malformed(String what) {
        return Http3Exception.ofStream(Http3Error.MESSAGE, "malformed message: " + what);
    }

    /// The frame that carries it.
    public Bytes encode() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(":method", method));
        fields.add(new Field(":scheme", "https"));
        fields.add(new Field(":authority", authority));
        fields.add(new Field(":path", target));
        fields.add(new Field(":protocol", protocol));
        if (!offered.isEmpty()) {
            fields.add(new Field(ProtocolNames.OFFERED, ProtocolNames.format(offered)));
        }
        return Frames.of(Frames.HEADERS, Fields.encode(fields));
    }
}
