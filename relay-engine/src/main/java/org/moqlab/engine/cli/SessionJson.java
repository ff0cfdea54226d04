package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.StreamDetail;

/// Writes ends of sessions as JSON Lines.
final class SessionJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final PrintWriter out;

    SessionJson(PrintWriter out) {
        this.out = out;
    }

    /// Writes one end, one line.
    ///
    /// @throws IOException never; the writer keeps its errors to itself
    void end(long t, SessionDetail detail, Journal journal, boolean messages) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            number(json, "t", OptionalLong.of(t));
            json.writeNumberField("session", detail.session());
            json.writeStringField("end", detail.endpoint());
            json.writeStringField("peer", detail.peer());
            json.writeBooleanField("dialled", detail.dialled());
            json.writeStringField("transport", detail.transport());
            json.writeStringField("alpn", detail.alpn());
            json.writeStringField("path", detail.path());
            json.writeBooleanField("lab_wire", detail.isOnLabWire());
            number(json, "opened", OptionalLong.of(detail.openedAt()));
            number(json, "as_of", OptionalLong.of(detail.asOf()));
            number(json, "round_trip", detail.roundTrip());
            volume(json, "sent", detail.sent());
            volume(json, "received", detail.received());
            count(json, "opened_here", detail.opened());
            count(json, "opened_by_peer", detail.accepted());
            count(json, "credit", detail.credit());
            json.writeArrayFieldStart("streams");
            for (StreamDetail stream : detail.streams()) {
                stream(json, stream);
            }
            json.writeEndArray();
            if (messages) {
                messages(json, detail, journal);
            }
            json.writeEndObject();
        }
        out.print('\n');
    }

    private static void volume(JsonGenerator json, String name, SessionDetail.Volume volume)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("octets", volume.octets());
        json.writeNumberField("datagrams", volume.datagrams());
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, String name, SessionDetail.Streams streams)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("bidi", streams.bidi());
        json.writeNumberField("uni", streams.uni());
        json.writeEndObject();
    }

    private static void stream(JsonGenerator json, StreamDetail stream) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", stream.id());
        json.writeStringField("kind", stream.kind().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("ours", stream.ours());
        json.writeNumberField("sent", stream.sent());
        json.writeNumberField("received", stream.received());
        json.writeNumberField("waiting", stream.waiting());
        json.writeEndObject();
    }

    private static void messages(JsonGenerator json, SessionDetail detail, Journal journal)
            throws IOException {
        json.writeArrayFieldStart("messages");
        for (SessionMessages each :
                SessionMessages.of(journal, detail.endpoint(), detail.session())) {
            json.writeStartObject();
            json.writeNumberField("event", each.event().n());
            number(json, "t", OptionalLong.of(each.event().t()));
            json.writeBooleanField("sent", each.sent());
            json.writeNumberField("stream", each.stream());
            json.writeStringField("name", each.message().name());
            json.writeStringField("summary", each.message().summary());
            json.writeStringField("bytes", each.message().bytes().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, OptionalLong ns)
            throws IOException {
        json.writeFieldName(name);
        if (ns.isPresent()) {
            json.writeNumber(TableJson.seconds(ns.getAsLong()));
        } else {
            json.writeNull();
        }
    }
}
