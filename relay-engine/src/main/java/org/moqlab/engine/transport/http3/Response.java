package org.moqlab.engine.transport.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.moqlab.engine.model.Bytes;

/// A response, as far as this end cares.
///
/// @param status such as 200
/// @param protocol the WebTransport sub-protocol taken; empty for none
public record Response(int status, String protocol) {
    /// Taken.
    public static final int OK = 200;

    /// Nothing is here but sessions.
    public static final int NOT_FOUND = 404;

    /// That cannot be done here.
    public static final int METHOD_NOT_ALLOWED = 405;

    /// There is a session on this connection already.
    public static final int TOO_MANY_REQUESTS = 429;

    /// The fields are more than this end reads.
    public static final int FIELDS_TOO_LARGE = 431;

    /// An extended CONNECT for something this end does not know.
    public static final int NOT_IMPLEMENTED = 501;

    private static final int FIRST_FINAL_STATUS = 200;
    private static final String STATUS = ":status";
    private static final Pattern THREE_DIGITS = Pattern.compile("[1-9][0-9]{2}");

    /// Tells browsers and Rust clients which draft the server speaks (WIRE §1.4).
    private static final Field DRAFT = new Field("sec-webtransport-http3-draft", "draft02");

    /// Reads the fields of a response.
    ///
    /// @throws Http3Exception when they make none
    public static Response of(List<Field> fields) throws Http3Exception {
        Map<String, String> pseudo = Request.pseudo(fields, List.of(STATUS));
        String status = pseudo.getOrDefault(STATUS, "");
        if (!THREE_DIGITS.matcher(status).matches()) {
            throw Request.malformed("status " + status);
        }
        List<String> taken = ProtocolNames.parse(fields, ProtocolNames.TAKEN);
        return new Response(Integer.parseInt(status), taken.size() == 1 ? taken.getFirst() : "");
    }

    /// Whether another response follows this one.
    public boolean isInterim() {
        return status < FIRST_FINAL_STATUS;
    }

    /// The frame that carries it.
    public Bytes encode() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(STATUS, Integer.toString(status)));
        if (status == OK) {
            fields.add(DRAFT);
        }
        if (!protocol.isEmpty()) {
            fields.add(new Field(ProtocolNames.TAKEN, ProtocolNames.format(List.of(protocol))));
        }
        return Frames.of(Frames.HEADERS, Fields.encode(fields));
    }
}
