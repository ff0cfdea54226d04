package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SETUP of moq-lite-05: what an endpoint can do and who it is, once in each direction on a stream
/// of its own (WIRE §3.3).
///
/// @param probe 0 none, 1 reports, 2 and above increases
/// @param path path and query of the client where the transport carries none; empty for the root
/// @param part what the client will do
/// @param cost price of the link; empty for the usual 1
/// @param origin identity of the endpoint, unknown if it has none
public record Setup(long probe, String path, Part part, OptionalLong cost, Origin origin)
        implements Message {
    /// Type of the unidirectional stream.
    public static final long STREAM_TYPE = 1;

    /// Longest path, in octets.
    public static final int MAX_PATH = 8_192;

    private static final long PROBE = 1;
    private static final long PATH = 2;
    private static final long ROLE = 3;
    private static final long COST = 4;
    private static final long ORIGIN = 5;

    /// The parameters in the order of [#fields].
    private static final List<Long> FIELDS = List.of(PROBE, PATH, ROLE, COST, ORIGIN);

    /// What a client will do in a session.
    public enum Part {
        /// Publishes and subscribes.
        BOTH(0),
        /// Only publishes.
        PUBLISHER(1),
        /// Only subscribes.
        SUBSCRIBER(2);

        private final long role;

        Part(long role) {
            this.role = role;
        }

        private static Part of(long role) {
            return Arrays.stream(values()).filter(p -> p.role == role).findFirst().orElse(BOTH);
        }
    }

    /// What a relay says of itself.
    ///
    /// @param probe 0 none, 1 reports, 2 and above increases
    /// @param origin its identity
    public static Setup of(long probe, Origin origin) {
        return of(probe, "", origin);
    }

    /// What an end without preferences says of itself.
    ///
    /// @param probe 0 none, 1 reports, 2 and above increases
    /// @param path where it wants to be; empty for the root
    /// @param origin its identity
    public static Setup of(long probe, String path, Origin origin) {
        return new Setup(probe, path, Part.BOTH, OptionalLong.empty(), origin);
    }

    /// The message on the stream, the stream type included.
    ///
    /// @throws IllegalArgumentException when the path is longer than [#MAX_PATH] or a number does
    ///   not fit a varint
    public Bytes encode() {
        Parameters parameters = new Parameters();
        if (probe != 0) {
            parameters.with(PROBE, new WireWriter().varint(probe));
        }
        if (!path.isEmpty()) {
            parameters.with(PATH, new WireWriter().text(path, MAX_PATH));
        }
        if (part != Part.BOTH) {
            parameters.with(ROLE, new WireWriter().varint(part.role));
        }
        if (cost.isPresent()) {
            parameters.with(COST, new WireWriter().varint(cost.getAsLong()));
        }
        if (origin.isKnown()) {
            parameters.with(ORIGIN, new WireWriter().varint(origin.id()));
        }
        WireWriter body = new WireWriter();
        parameters.write(body);
        return Sized.typed(STREAM_TYPE, body);
    }

    /// Reads a body; unknown parameters are ignored, an unknown role means both.
    public static Setup decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        Parameters parameters = Parameters.read(in);
        in.expectEnd();
        return new Setup(
                parameters.number(PROBE).orElse(0),
                parameters.text(PATH, MAX_PATH),
                Part.of(parameters.number(ROLE).orElse(0)),
                parameters.number(COST),
                new Origin(parameters.number(ORIGIN).orElse(0)));
    }

    /// Where the fields of a body stand: each with its id and its length. A field that is not said
    /// stands nowhere, a parameter nobody knows is no field.
    public static List<MessageView.Span> spans(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        long count = in.varint("number of parameters", Parameters.MAX_PARAMETERS);
        List<MessageView.Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) in.offset();
            int field = FIELDS.indexOf(in.varint());
            in.bytes();
            if (field >= 0) {
                spans.add(new MessageView.Span(field, from, (int) in.offset()));
            }
        }
        return List.copyOf(spans);
    }

    @Override
    public String name() {
        return "SETUP";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return origin.isKnown() ? "origin " + origin : "no origin";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("probe", probe),
                field("path", path),
                field("role", part.role),
                field("cost", cost.orElse(1)),
                field("origin", origin));
    }
}
