package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Auth;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Transport;
import org.moqlab.engine.routing.Rules;

/// Writes a scenario as the text of a file that [ScenarioFile] reads as an equal scenario. What
/// goes without saying is left out.
public final class ScenarioWriter {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private ScenarioWriter() {}

    /// The text of a scenario whose acts are in order of time, as those read from files are.
    public static String print(Scenario scenario) {
        return new ScenarioWriter().scenario(scenario);
    }

    private String scenario(Scenario scenario) {
        line("title: " + YamlText.line(scenario.title()));
        optional("teaches", scenario.teaches());
        optional("reference", scenario.reference());
        line("seed: " + scenario.seed());
        line("mesh:");
        line(INDENT + "policy: " + YamlText.word(scenario.policy()));
        topology(scenario.topology());
        knobs(scenario.knobs());
        auth(scenario.auth());
        relays(scenario);
        list(INDENT + "clients:", scenario.clients(), ScenarioWriter::client);
        bounds(scenario.bounds());
        list("acts:", scenario.acts(), ScenarioWriter::act);
        list("expect:", scenario.expectations(), ExpectationWriter::print);
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void optional(String key, String text) {
        if (!text.isEmpty()) {
            line(key + ": " + YamlText.line(text));
        }
    }

    private <T> void list(String key, List<T> items, Function<T, String> text) {
        if (!items.isEmpty()) {
            line(key);
            String indent = key.substring(0, key.length() - key.stripLeading().length()) + INDENT;
            items.forEach(item -> line(indent + "- " + text.apply(item)));
        }
    }

    private void topology(Topology topology) {
        line(INDENT + "topology:");
        String indent = INDENT + INDENT;
        boolean given = topology.shape() == Topology.Shape.GIVEN;
        if (!given) {
            line(indent + "shape: " + topology.shape().word());
        }
        line(indent + "relays: " + names(topology.relays()));
        if (given) {
            line(indent + "connect: " + connect(topology.connect()));
        } else {
            line(indent + "sessions: " + topology.sessions());
        }
        if (topology.discovery()) {
            line(indent + "discovery: true");
        }
        line(indent + "latency: " + Durations.format(topology.latency()));
        if (topology.jitter() > 0) {
            line(indent + "jitter: " + Durations.format(topology.jitter()));
        }
        topology.wire().ifPresent(wire -> line(indent + "wire: " + YamlText.word(wire)));
        topology.price().ifPresent(price -> line(indent + "price: " + price));
        list(indent + "links:", topology.particular(), ScenarioWriter::link);
        list(indent + "external:", topology.external(), ScenarioWriter::external);
    }

    private static String external(ExternalRelay relay) {
        YamlFlow fields = new YamlFlow();
        fields.put("relay", YamlText.word(relay.name()));
        fields.put("url", YamlText.quoted(relay.url()));
        relay.pin().ifPresent(pin -> fields.put("pin", YamlText.quoted(pin)));
        if (relay.unchecked()) {
            fields.put("unchecked", "true");
        }
        if (!relay.dialledBy().isEmpty()) {
            fields.put("dialled-by", names(relay.dialledBy()));
        }
        relay.wire().ifPresent(wire -> fields.put("wire", YamlText.word(wire)));
        relay.pages().ifPresent(url -> fields.put("pages", YamlText.quoted(url)));
        return fields.text();
    }

    private static String connect(Map<String, List<String>> connect) {
        YamlFlow fields = new YamlFlow();
        connect.forEach((relay, peers) -> fields.put(YamlText.word(relay), names(peers)));
        return fields.text();
    }

    private static String link(Topology.LinkSpec spec) {
        YamlFlow fields = new YamlFlow();
        fields.put("between", names(List.of(spec.link().a(), spec.link().b())));
        spec.wire().ifPresent(wire -> fields.put("wire", YamlText.word(wire)));
        spec.price().ifPresent(price -> fields.put("price", Long.toString(price)));
        spec.teller().ifPresent(teller -> fields.put("tells", YamlText.word(teller)));
        if (spec.assigned()) {
            fields.put("assign-id", "true");
        }
        return fields.text();
    }

    private void knobs(Knobs knobs) {
        YamlFlow fields = turned(knobs);
        if (!fields.isEmpty()) {
            line(INDENT + "knobs: " + fields.text());
        }
    }

    static YamlFlow turned(Knobs knobs) {
        YamlFlow fields = new YamlFlow();
        fields.duration("hold-down", knobs.holdDown());
        fields.duration("watcher-delay", knobs.watcherDelay());
        fields.duration("idle-timeout", knobs.idleTimeout());
        fields.duration("keep-alive", knobs.keepAlive());
        fields.duration("linger", knobs.linger());
        knobs.originId().ifPresent(id -> fields.put("origin-id", KnobReader.word(id)));
        Rules rules = knobs.rules();
        rules.splitHorizon().ifPresent(on -> fields.put("split-horizon", Boolean.toString(on)));
        rules.infinity().ifPresent(hops -> fields.put("infinity", Long.toString(hops)));
        rules.cleanup().ifPresent(when -> fields.put("hop-aware-cleanup", when.word()));
        fields.duration("reconnect-delay", rules.reconnectDelay());
        rules.heartbeat()
                .ifPresent(beat -> {
                    fields.put("publisher-heartbeat", beat.reading().word());
                    fields.duration("heartbeat-interval", OptionalLong.of(beat.interval()));
                    fields.duration("heartbeat-expiry", OptionalLong.of(beat.expiry()));
                });
        return fields;
    }

    private void auth(Auth auth) {
        if (!auth.everywhere().equals(Auth.Grant.ALL)) {
            line(INDENT + "auth: " + grant(auth.everywhere()));
        }
    }

    private void relays(Scenario scenario) {
        TreeSet<String> names = new TreeSet<>(scenario.auth().particular().keySet());
        names.addAll(scenario.relays().keySet());
        list(INDENT + "relays:", List.copyOf(names), name -> relay(scenario, name));
    }

    private static String relay(Scenario scenario, String name) {
        YamlFlow fields = new YamlFlow();
        fields.put("relay", YamlText.word(name));
        Scenario.RelaySpec spec = scenario.relays().get(name);
        if (spec != null) {
            spec.policy().ifPresent(policy -> fields.put("policy", YamlText.word(policy)));
            if (spec.policy().isEmpty() || !spec.knobs().equals(Knobs.NONE)) {
                fields.put("knobs", turned(spec.knobs()).text());
            }
        }
        Auth.Grant grant = scenario.auth().particular().get(name);
        if (grant != null) {
            fields.put("auth", grant(grant));
        }
        return fields.text();
    }

    private static String grant(Auth.Grant grant) {
        YamlFlow fields = new YamlFlow();
        fields.put("public", YamlText.line(grant.open().path()));
        if (!grant.publish()) {
            fields.put("publish", "nobody");
        }
        return fields.text();
    }

    private static String client(ClientSpec client) {
        YamlFlow fields = new YamlFlow();
        fields.put(client.publisher() ? "publisher" : "subscriber", YamlText.word(client.name()));
        fields.put("at", YamlText.word(client.at()));
        fields.put("namespace", YamlText.line(client.namespace()));
        if (!client.publisher()) {
            fields.put("track", YamlText.line(client.track()));
        }
        client.make().id().ifPresent(id -> fields.put("id", YamlText.word(id)));
        if (!client.make().tracks().isEmpty()) {
            fields.put("tracks", texts(client.make().tracks()));
        }
        client.wire().ifPresent(wire -> fields.put("wire", YamlText.word(wire)));
        if (client.way().transport() != Transport.QUIC) {
            fields.put("transport", client.way().transport().word());
        }
        if (!client.way().path().isEmpty()) {
            fields.put("path", YamlText.quoted(client.way().path()));
        }
        return fields.text();
    }

    private void bounds(Bounds bounds) {
        YamlFlow fields = new YamlFlow();
        for (String key : Bounds.KEYS) {
            Long set = bounds.set().get(key);
            if (bounds.off().contains(key)) {
                fields.put(key, "off");
            } else if (set != null) {
                boolean time = Bounds.TIMES.contains(key);
                fields.put(key, time ? Durations.format(set) : Long.toString(set));
            }
        }
        if (!fields.isEmpty()) {
            line("bounds: " + fields.text());
        }
    }

    /// One act as a file has it, such as `{at: 1.5s, kill: C}`.
    public static String act(Act act) {
        String command = act.command().text();
        if (act.isTimed()) {
            return "{at: " + Durations.format(act.at()) + ", " + command + "}";
        }
        String wait = act.at() == 0 ? "" : ", wait: " + Durations.format(act.at());
        return "{after: " + YamlText.line(act.cue().text()) + wait + ", " + command + "}";
    }

    private static String texts(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(YamlText::line).toList()) + "]";
    }

    private static String names(List<String> names) {
        return "[" + String.join(", ", names.stream().map(YamlText::word).toList()) + "]";
    }
}
