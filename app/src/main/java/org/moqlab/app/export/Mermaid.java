package org.moqlab.app.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Writes meshes and messages as Mermaid diagrams, which issues and wikis draw.
public final class Mermaid {
    /// Most messages of one diagram; the rest is said to be left out.
    public static final int MAX_MESSAGES = 120;

    /// How far back from a moment the last messages are looked for, events.
    static final int BACK = 400;

    private Mermaid() {}

    /// Who dials whom.
    public static String topology(Scenario scenario) {
        Map<String, String> ids = ids(scenario);
        StringBuilder out = new StringBuilder("graph LR\n");
        ids.forEach((name, id) ->
                out.append("  ").append(id).append("[\"").append(plain(name)).append("\"]\n"));
        Topology topology = scenario.topology();
        for (Topology.Link link : topology.links()) {
            boolean there = topology.dials(link.a(), link.b());
            boolean back = topology.dials(link.b(), link.a());
            String arrow = there && back ? " <--> " : there ? " --> " : " <-- ";
            String line =
                    arrow.equals(" <-- ")
                            ? ids.get(link.b()) + " --> " + ids.get(link.a())
                            : ids.get(link.a()) + arrow + ids.get(link.b());
            out.append("  ").append(line).append('\n');
        }
        for (Scenario.ClientSpec client : scenario.clients()) {
            out.append("  ")
                    .append(ids.get(client.name()))
                    .append(" -.-> ")
                    .append(ids.get(client.at()))
                    .append('\n');
        }
        return out.toString();
    }

    /// The last messages up to a moment.
    ///
    /// @param journal the recording of the shown branch
    /// @param snapshot the moment
    public static String last(Scenario scenario, Journal journal, MeshSnapshot snapshot) {
        long from = Math.max(1, snapshot.n() - BACK + 1);
        int most = (int) (snapshot.n() - from + 1);
        List<MeshEvent> events = most <= 0 ? List.of() : journal.events(from, most);
        return sequence(scenario, events, event -> snapshot.peer(event.relay(), event.session()));
    }

    /// Messages in order, as arrows from who sends to who receives.
    ///
    /// @param events those to look at; what is no message is left out
    /// @param other the other end of an event's connection
    public static String sequence(
            Scenario scenario,
            List<MeshEvent> events,
            Function<MeshEvent, Optional<String>> other) {
        Map<String, String> ids = ids(scenario);
        List<String> lines = new ArrayList<>();
        int left = 0;
        for (MeshEvent event : events) {
            if (event.body() instanceof EventBody.Sent sent) {
                Optional<String> to = other.apply(event).filter(ids::containsKey);
                if (to.isPresent() && ids.containsKey(event.relay())) {
                    if (lines.size() < MAX_MESSAGES) {
                        lines.add(
                                "  "
                                        + ids.get(event.relay())
                                        + "->>"
                                        + ids.get(to.get())
                                        + ": "
                                        + words(sent.message()));
                    } else {
                        left++;
                    }
                }
            }
        }
        StringBuilder out = new StringBuilder("sequenceDiagram\n");
        ids.forEach((name, id) ->
                out.append("  participant ")
                        .append(id)
                        .append(" as ")
                        .append(plain(name))
                        .append('\n'));
        lines.forEach(line -> out.append(line).append('\n'));
        if (left > 0) {
            out.append("  %% ").append(left).append(" more messages left out\n");
        }
        return out.toString();
    }

    private static String words(MessageView message) {
        return plain((message.name() + " " + message.summary()).strip());
    }

    /// Names of people's choice are words of the language, so everybody gets a number.
    private static Map<String, String> ids(Scenario scenario) {
        Map<String, String> ids = new LinkedHashMap<>();
        scenario.topology().relays().forEach(name -> ids.put(name, "r" + ids.size()));
        scenario.clients().forEach(client -> ids.put(client.name(), "c" + ids.size()));
        return ids;
    }

    /// What ends a line or a name in Mermaid is written as a number.
    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '#', ';', '"', ':', '%' -> out.append('#').append(c).append(';');
                        case '\n' -> out.append(' ');
                        default -> out.append((char) c);
                    }
                });
        return out.toString();
    }
}
