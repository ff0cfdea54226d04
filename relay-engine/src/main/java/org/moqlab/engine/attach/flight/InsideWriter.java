package org.moqlab.engine.attach.flight;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;

/// Writes what relays of this lab show of their inside, as [InsideReader] reads it.
record InsideWriter(JsonGenerator json) {
    void inside(Inside inside) throws IOException {
        json.writeStringField("policy", inside.policy());
        json.writeNumberField("asOf", inside.asOf());
        json.writeArrayFieldStart("sessions");
        for (Inside.Talk talk : inside.sessions()) {
            talk(talk);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("dials");
        for (Inside.Dial dial : inside.dials()) {
            json.writeStartObject();
            json.writeStringField("peer", dial.peer());
            json.writeStringField("phase", dial.phase());
            json.writeNumberField("until", dial.until());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (inside.readers().isPresent()) {
            json.writeArrayFieldStart("readers");
            for (Inside.Reader reader : inside.readers().get()) {
                json.writeStartObject();
                json.writeNumberField("session", reader.session());
                json.writeStringField("namespace", reader.namespace().path());
                json.writeStringField("track", reader.track());
                json.writeNumberField("from", reader.from());
                json.writeBooleanField("accepted", reader.accepted());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("more", inside.more());
        }
    }

    private void talk(Inside.Talk talk) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", talk.id());
        json.writeStringField("peer", talk.peer());
        json.writeBooleanField("dialled", talk.dialled());
        json.writeBooleanField("up", talk.up());
        json.writeStringField("wire", talk.wire());
        json.writeNumberField("since", talk.since());
        Optional<Inside.Figures> figures = talk.figures();
        if (figures.isPresent()) {
            json.writeStringField("transport", figures.get().transport());
            json.writeNumberField("received", figures.get().received());
            json.writeNumberField("sent", figures.get().sent());
            json.writeNumberField("roundTrip", figures.get().roundTrip());
            json.writeNumberField("lost", figures.get().lost());
        }
        json.writeEndObject();
    }

    void held(Optional<Held> how) throws IOException {
        if (how.isEmpty()) {
            return;
        }
        Held held = how.get();
        json.writeNumberField("session", held.session());
        json.writeStringField("reason", held.reason());
        json.writeArrayFieldStart("standby");
        for (Held.Way way : held.standby()) {
            json.writeStartObject();
            json.writeNumberField("session", way.session());
            hops(json, way.hops());
            json.writeNumberField("warm", way.cost().warm());
            json.writeNumberField("cold", way.cost().cold());
            json.writeNumberField("arrived", way.arrived());
            json.writeStringField("reason", way.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("unlisted", held.unlisted());
        json.writeNumberField("holdDownUntil", held.holdDownUntil());
    }

    /// A way, or how long it is.
    static void hops(JsonGenerator json, Hops hops) throws IOException {
        if (hops instanceof HopPath path) {
            json.writeArrayFieldStart("hops");
            for (Origin origin : path.origins()) {
                json.writeString(Long.toString(origin.id()));
            }
            json.writeEndArray();
        } else {
            json.writeNumberField("hopCount", hops.length());
        }
    }
}
