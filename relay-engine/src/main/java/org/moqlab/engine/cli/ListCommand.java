package org.moqlab.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Exhibit.Card;
import org.moqlab.engine.mesh.Exhibit.Family;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab list`: what there is to play.
@Command(
        name = "list",
        description = {
            "List scenarios: what they show, with which policies, and which of their variants do"
                    + " not show it. 'live' marks those that also run over real QUIC.",
            ""
        },
        footer = {"", "Examples:", "  lab list", "  lab list sample-meshes/1-hop-count --json"})
final class ListCommand implements Callable<Integer> {
    private static final List<Family> FAMILIES = List.of(Family.values());
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FOLDER",
            description = "Folders or files (default: sample-meshes).")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON Lines, one object a file.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Lab.out(spec);
        List<Path> where = places.isEmpty() ? List.of(Plays.samples()) : places;
        List<Plays.Shelved> found = new ArrayList<>(Plays.find(where));
        if (json) {
            for (Plays.Shelved shelved : found) {
                json(out, shelved);
            }
            return ExitStatus.EXPECTED;
        }
        found.sort(Comparator.comparingInt(ListCommand::rank).thenComparingInt(ListCommand::place));
        String family = "";
        for (Plays.Shelved shelved : found) {
            String next = family(shelved);
            if (!next.equals(family)) {
                out.print((family.isEmpty() ? "" : "\n") + next + "\n");
                family = next;
            }
            text(out, shelved);
        }
        return ExitStatus.EXPECTED;
    }

    private static Optional<Card> card(Plays.Shelved shelved) {
        return shelved.exhibit().card();
    }

    private static int rank(Plays.Shelved shelved) {
        return card(shelved).map(c -> FAMILIES.indexOf(c.family())).orElse(FAMILIES.size());
    }

    private static int place(Plays.Shelved shelved) {
        return card(shelved).map(Card::number).orElse(0);
    }

    private static String family(Plays.Shelved shelved) {
        return card(shelved).map(c -> c.family().title()).orElse("Not in the museum");
    }

    private static void text(PrintWriter out, Plays.Shelved shelved) {
        Exhibit exhibit = shelved.exhibit();
        Scenario scenario = exhibit.scenario();
        boolean live = exhibit.runs().stream().anyMatch(Variant::live);
        out.print("  " + Plain.line(shelved.file().toString()) + (live ? "  (live)" : "") + "\n");
        out.print("      " + Plain.line(scenario.title()) + "\n");
        if (card(shelved).isPresent()) {
            out.print("      shows it: " + names(exhibit, true) + "\n");
            out.print("      does not: " + names(exhibit, false) + "\n");
        }
    }

    private static String names(Exhibit exhibit, boolean shows) {
        List<String> names =
                exhibit.runs().stream()
                        .filter(run -> run.shows() == shows)
                        .map(run -> Plain.line(run.name()))
                        .toList();
        return names.isEmpty() ? "none" : String.join("; ", names);
    }

    private static void json(PrintWriter out, Plays.Shelved shelved) throws IOException {
        Exhibit exhibit = shelved.exhibit();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("file", shelved.file().toString());
            json.writeStringField("title", exhibit.scenario().title());
            json.writeStringField("teaches", exhibit.scenario().teaches());
            json.writeStringField("reference", exhibit.scenario().reference());
            if (exhibit.card().isPresent()) {
                json.writeStringField("family", exhibit.card().get().family().word());
                json.writeNumberField("number", exhibit.card().get().number());
            }
            json.writeArrayFieldStart("runs");
            for (Variant run : exhibit.runs()) {
                json.writeStartObject();
                json.writeStringField("name", run.name());
                json.writeStringField("policy", run.scenario().policy());
                json.writeBooleanField("shows", run.shows());
                json.writeBooleanField("live", run.live());
                json.writeNumberField("expectations", run.scenario().expectations().size());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.print('\n');
    }
}
