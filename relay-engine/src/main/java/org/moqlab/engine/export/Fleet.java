package org.moqlab.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.policy.Policies;

/// The relays of a scenario as hosts: `relay-0`, `relay-1` and so on, for not every name of a relay
/// is one of a host.
final class Fleet {
    /// UDP port of every relay.
    static final int PORT = 4443;

    /// TCP port of what everybody may read.
    static final int WEB = 8080;

    /// TCP port of what shows everything; on the host itself only.
    static final int INSPECT = 8081;

    private final Scenario scenario;

    Fleet(Scenario scenario) {
        this.scenario = scenario;
    }

    Scenario scenario() {
        return scenario;
    }

    List<String> relays() {
        return scenario.topology().relays();
    }

    /// The host of a relay.
    String host(String relay) {
        return "relay-" + relays().indexOf(relay);
    }

    /// What others dial it by.
    ///
    /// @param domain what follows its host in the network; empty for nothing
    String url(String relay, String domain) {
        return "https://" + host(relay) + domain + ":" + PORT + "/";
    }

    /// The relays that a relay dials.
    List<String> dials(String relay) {
        return scenario.topology().dials(relay);
    }

    /// What two relays speak where strangers are: never the lab's own wire.
    String wire(String a, String b) {
        Optional<String> named = scenario.topology().wire(a, b);
        String wire = named.orElseGet(() -> WireName.older(natively(a), natively(b)));
        return WireName.of(wire).orElseThrow().forStrangers().text();
    }

    private String natively(String relay) {
        return Policies.named(scenario.policy(relay)).orElseThrow().nativeWire();
    }

    /// What of the scenario real machines do not do, a line each.
    List<String> omissions() {
        List<String> lines = new ArrayList<>();
        if (scenario.topology().latency() > 0) {
            lines.add("latency and jitter: a real network has its own");
        }
        if (!scenario.clients().isEmpty()) {
            lines.add("clients: " + scenario.clients().size() + " of them, for you to bring");
        }
        if (!scenario.acts().isEmpty()) {
            lines.add("acts: " + scenario.acts().size() + " of them; use /v1/control or kill");
        }
        int external = scenario.topology().external().size();
        if (external > 0) {
            lines.add(
                    "relays outside the lab: "
                            + external
                            + " of them; name them in cluster.connect");
        }
        return lines;
    }
}
