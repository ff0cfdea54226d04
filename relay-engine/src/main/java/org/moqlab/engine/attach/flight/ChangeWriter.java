package org.moqlab.engine.attach.flight;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay.Connection;
import org.moqlab.engine.attach.WatchedRelay.Node;
import org.moqlab.engine.attach.WatchedRelay.Told;
import org.moqlab.engine.model.Origin;

/// Writes changes as JSON, a line each: `at` (ns), `relay`, `change` with its sort, and what that
/// adds. Identities are decimal text.
final class ChangeWriter implements Closeable {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final JsonGenerator json;
    private final OutputStream out;

    ChangeWriter(OutputStream out) throws IOException {
        this.out = out;
        this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /// The first line.
    void head(long to, int before, int changes) throws IOException {
        json.writeStartObject();
        json.writeNumberField("flight", FlightFile.VERSION);
        json.writeNumberField("to", to);
        json.writeNumberField("before", before);
        json.writeNumberField("changes", changes);
        end();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// One line.
    void change(Change change) throws IOException {
        json.writeStartObject();
        json.writeNumberField("at", change.at());
        json.writeStringField("relay", change.relay());
        json.writeStringField("change", sort(change));
        switch (change) {
            case Change.Watched watched -> target(watched.target());
            case Change.Stands stands -> {
                json.writeStringField("state", word(stands.standing().state()));
                json.writeNumberField("since", stands.standing().since());
                json.writeStringField("detail", stands.standing().detail());
            }
            case Change.Speaks speaks -> {
                json.writeStringField("kind", word(speaks.speech().kind()));
                json.writeStringField("wire", speaks.speech().wire());
            }
            case Change.Is is -> json.writeStringField("id", decimal(is.id()));
            case Change.Tells tells -> seen(tells.seen());
            case Change.Forgets gone -> json.writeStringField("namespace", gone.namespace().path());
            case Change.Connects connects -> connections(connects.connections());
            case Change.Shows shows -> pages(shows.pages());
            case Change.Reveals reveals -> new InsideWriter(json).inside(reveals.inside());
            case Change.Holds holds -> {
                json.writeStringField("namespace", holds.namespace().path());
                new InsideWriter(json).held(holds.held());
            }
            case Change.Answers answers -> probe(answers.probe());
            case Change.Counts counts -> StatsLines.write(counts.stats(), json);
            case Change.Emptied _, Change.ShowsStill _, Change.Overflows _ -> {}
        }
        end();
    }

    private void connections(List<Connection> connections) throws IOException {
        json.writeArrayFieldStart("connections");
        for (Connection each : connections) {
            json.writeStartObject();
            json.writeStringField("peer", each.peer());
            json.writeBooleanField("dialled", each.dialled());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static String sort(Change change) {
        return change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String decimal(Origin id) {
        return Long.toString(id.id());
    }

    private void target(AttachTarget target) throws IOException {
        json.writeStringField("url", target.address());
        json.writeBooleanField("named", target.named());
    }

    private void seen(Seen seen) throws IOException {
        json.writeStringField("namespace", seen.namespace().path());
        json.writeBooleanField("told", seen.told());
        InsideWriter.hops(json, seen.hops());
        json.writeNumberField("warm", seen.cost().warm());
        json.writeNumberField("cold", seen.cost().cold());
        json.writeNumberField("since", seen.since());
        json.writeNumberField("changedAt", seen.changedAt());
        json.writeNumberField("rises", seen.rises());
        json.writeArrayFieldStart("returns");
        for (long at : seen.changes()) {
            json.writeNumber(at);
        }
        json.writeEndArray();
    }

    private void pages(Told pages) throws IOException {
        json.writeArrayFieldStart("nodes");
        for (Node node : pages.nodes()) {
            json.writeStartObject();
            json.writeStringField("node", node.node());
            json.writeStringField("id", node.id().map(ChangeWriter::decimal).orElse(null));
            json.writeNumberField("connections", node.connections());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (pages.listed().isPresent()) {
            json.writeArrayFieldStart("listed");
            for (String name : pages.listed().get()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeNumberField("listedAt", pages.listedAt());
        Optional<Boolean> healthy = pages.healthy();
        if (healthy.isPresent()) {
            json.writeBooleanField("healthy", healthy.get());
        }
    }

    private void probe(Probe probe) throws IOException {
        json.writeStringField("namespace", probe.namespace().path());
        json.writeStringField("track", probe.track());
        json.writeStringField("outcome", word(probe.outcome()));
        json.writeNumberField("askedAt", probe.askedAt());
        json.writeNumberField("took", probe.took());
        json.writeStringField("detail", probe.detail());
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.flush();
    }
}
