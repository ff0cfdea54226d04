package org.moqlab.engine.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.relay.TrackReader;

/// The sessions of a relay with their figures, and who reads what through it, as JSON of version 1
/// (docs/inspection.openapi.yaml). Small, so that it can be asked for often.
final class SessionsJson {
    /// Most sessions told.
    static final int MAX_SESSIONS = 1_024;

    /// Most readers told.
    static final int MAX_READERS = 1_024;

    private static final JsonFactory JSON = new JsonFactory();

    private SessionsJson() {}

    static byte[] of(Inspected relay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(relay, json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every octet", e);
        }
        return out.toByteArray();
    }

    private static void write(Inspected relay, JsonGenerator json) throws IOException {
        MeshSnapshot snapshot = relay.snapshot();
        String name = relay.settings().name();
        json.writeStartObject();
        json.writeNumberField("version", SnapshotJson.VERSION);
        json.writeNumberField("now", relay.process().now());
        json.writeNumberField("all", snapshot.sessions().size());
        json.writeArrayFieldStart("sessions");
        int written = 0;
        for (SessionView session : snapshot.sessions().values()) {
            if (written++ < MAX_SESSIONS) {
                json.writeStartObject();
                SnapshotJson.session(json, session, name);
                Optional<SessionDetail> figures = relay.detail(session.id());
                if (figures.isPresent()) {
                    figures(json, figures.get());
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        SnapshotJson.dials(json, snapshot, name);
        readers(json, relay.readers(MAX_READERS + 1));
        json.writeEndObject();
    }

    private static void figures(JsonGenerator json, SessionDetail figures) throws IOException {
        json.writeStringField("transport", figures.transport());
        json.writeNumberField("asOf", figures.asOf());
        json.writeNumberField("received", figures.received().octets());
        json.writeNumberField("sent", figures.sent().octets());
        if (figures.roundTrip().isPresent()) {
            json.writeNumberField("roundTrip", figures.roundTrip().getAsLong());
        }
        if (figures.packets().isPresent()) {
            json.writeNumberField("lost", figures.packets().get().lost());
        }
    }

    private static void readers(JsonGenerator json, List<TrackReader> all) throws IOException {
        json.writeArrayFieldStart("readers");
        for (TrackReader reader : all.subList(0, Math.min(MAX_READERS, all.size()))) {
            json.writeStartObject();
            json.writeNumberField("session", reader.session().number());
            json.writeStringField("namespace", reader.namespace().path());
            json.writeStringField("track", reader.track().name());
            json.writeNumberField("from", Math.max(0, reader.from().number()));
            json.writeBooleanField("accepted", reader.accepted());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("moreReaders", all.size() > MAX_READERS);
    }
}
