package org.moqlab.engine.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;

/// Configurations of the relays of a fleet. They name the files of keys and certificates, and hold
/// none.
final class RelayFiles {
    private static final String FOLDER = "/etc/moqlab/certificates/";

    private final Fleet fleet;
    private final String domain;

    /// @param domain what follows a host's name in the network; empty for nothing
    RelayFiles(Fleet fleet, String domain) {
        this.fleet = fleet;
        this.domain = domain;
    }

    /// One of the lab's own configurations a relay, by file name.
    Map<String, String> yaml() {
        TreeMap<String, String> files = new TreeMap<>();
        fleet.relays().forEach(relay -> files.put(fleet.host(relay) + ".yaml", yaml(relay)));
        return files;
    }

    private String yaml(String relay) {
        Scenario scenario = fleet.scenario();
        StringBuilder out = new StringBuilder("# Relay " + relay + " of the scenario.\n");
        out.append("name: ").append(fleet.host(relay)).append('\n');
        out.append("policy: ").append(scenario.policy(relay)).append('\n');
        Knobs knobs = scenario.knobs(relay);
        if (!knobs.equals(Knobs.NONE)) {
            out.append("knobs: ").append(ScenarioFile.text(knobs)).append('\n');
        }
        out.append("listen: 0.0.0.0:").append(Fleet.PORT).append('\n');
        out.append("web: 0.0.0.0:").append(Fleet.WEB).append('\n');
        out.append("inspect: 127.0.0.1:").append(Fleet.INSPECT).append('\n');
        out.append(
                "tls: {certificate: %s.pem, key: %s.key}\n"
                        .formatted(FOLDER + fleet.host(relay), FOLDER + fleet.host(relay)));
        out.append("auth: {public: '%s'}\n".formatted(open(relay).replace("'", "''")));
        List<String> peers = fleet.dials(relay);
        boolean mesh = scenario.topology().discovery();
        if (!peers.isEmpty() || mesh) {
            out.append("cluster:\n");
        }
        if (!peers.isEmpty()) {
            out.append("  connect:\n");
            peers.forEach(peer -> out.append("    - ").append(link(relay, peer)).append('\n'));
        }
        if (mesh) {
            out.append(
                    "  mesh: {self: '%s', ca: %sca.pem}\n"
                            .formatted(fleet.url(relay, domain), FOLDER));
        }
        return out.toString();
    }

    private String open(String relay) {
        return fleet.scenario().auth().at(relay).open().path();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String link(String relay, String peer) {
        String price =
                fleet.scenario().topology().price(relay, peer).stream()
                        .mapToObj(value -> ", price: " + value)
                        .collect(Collectors.joining());
        return "{url: '%s', ca: %sca.pem, wires: [%s]%s}"
                .formatted(fleet.url(peer, domain), FOLDER, fleet.wire(relay, peer), price);
    }

    /// One of moq-relay's configurations a relay, by file name.
    Map<String, String> toml() {
        TreeMap<String, String> files = new TreeMap<>();
        fleet.relays().forEach(relay -> files.put(fleet.host(relay) + ".toml", toml(relay)));
        return files;
    }

    private String toml(String relay) {
        Scenario scenario = fleet.scenario();
        List<String> peers =
                fleet.dials(relay).stream()
                        .map(peer -> "\"" + fleet.url(peer, domain) + "\"")
                        .toList();
        StringBuilder out = new StringBuilder();
        out.append(
                "# Relay %s of the scenario. Its policy %s is the lab's: moq-relay has its own.\n"
                        .formatted(relay, scenario.policy(relay)));
        out.append("[server]\nlisten = \"[::]:%d\"\n".formatted(Fleet.PORT));
        out.append("tls.cert = [\"%s.pem\"]\n".formatted(FOLDER + fleet.host(relay)));
        out.append("tls.key = [\"%s.key\"]\n\n".formatted(FOLDER + fleet.host(relay)));
        out.append("[client]\ntls.root = [\"%sca.pem\"]\n\n".formatted(FOLDER));
        out.append("[web.http]\nlisten = \"[::]:%d\"\n\n".formatted(Fleet.WEB));
        out.append("[internal]\nlisten = \"127.0.0.1:%d\"\n\n".formatted(Fleet.INSPECT));
        out.append("[cluster]\nconnect = [%s]\n".formatted(String.join(", ", peers)));
        if (scenario.topology().discovery()) {
            out.append("node = \"%s\"\nmesh = true\n".formatted(fleet.url(relay, domain)));
        }
        scenario.knobs(relay)
                .linger()
                .ifPresent(ns -> out.append("linger = \"%dms\"\n".formatted(ns / 1_000_000)));
        out.append("\n[auth]\npublic = \"%s\"\n".formatted(escaped(open(relay))));
        return out.toString();
    }
}
