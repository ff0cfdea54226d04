package org.moqlab.engine.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.transport.LiveMesh;

/// Where the relays of a mesh take browsers at a moment.
///
/// @param title the scenario's title
/// @param namespace what to suggest as a namespace; may be empty
/// @param track what to suggest as a track
/// @param doors one for each relay that runs or has run
record Guide(String title, String namespace, String track, List<Door> doors) {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String USUAL_TRACK = "catalog";

    /// Where one relay takes browsers.
    ///
    /// @param relay its name
    /// @param url what to dial
    /// @param fingerprint SHA-256 of its certificate in hexadecimal
    record Door(String relay, String url, String fingerprint) {}

    /// What a mesh is like now.
    static Guide to(LiveMesh mesh) {
        Scenario scenario = mesh.scenario();
        List<Door> doors = new ArrayList<>();
        for (String relay : scenario.topology().relays()) {
            mesh.place(relay)
                    .ifPresent(place -> {
                        int slash = place.indexOf('/');
                        String url = "https://" + place.substring(0, slash) + "/";
                        doors.add(new Door(relay, url, place.substring(slash + 1)));
                    });
        }
        List<ClientSpec> clients = scenario.clients();
        String namespace = clients.isEmpty() ? "" : clients.getFirst().namespace();
        String track =
                clients.stream()
                        .filter(client -> !client.publisher())
                        .map(ClientSpec::track)
                        .findFirst()
                        .orElse(USUAL_TRACK);
        return new Guide(scenario.title(), namespace, track, List.copyOf(doors));
    }

    /// As the page reads it.
    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("title", title);
            json.writeStringField("namespace", namespace);
            json.writeStringField("track", track);
            json.writeArrayFieldStart("relays");
            for (Door door : doors) {
                json.writeStartObject();
                json.writeStringField("name", door.relay());
                json.writeStringField("url", door.url());
                json.writeStringField("hash", door.fingerprint());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every octet", e);
        }
        return out.toByteArray();
    }
}
