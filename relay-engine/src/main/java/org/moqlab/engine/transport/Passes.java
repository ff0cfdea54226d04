package org.moqlab.engine.transport;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.mesh.ExternalRelay;
import org.moqlab.engine.mesh.Scenario;

/// What a mesh shows to relays outside the lab, and whom it lets sign their certificates. It comes
/// from whom starts the mesh and never from a scenario: one that somebody else wrote could have
/// secrets of this machine sent to him.
///
/// @param tokens what to show as `?jwt=`, by the name of the relay
/// @param authorities who may sign the certificates of those without a pin; empty for those the
///   system trusts
/// @param own certificate to show to who asks; empty for nothing
public record Passes(
        Map<String, String> tokens, List<X509Certificate> authorities, Optional<Identity> own) {
    /// Nothing is shown, and the system says who is trusted.
    public static final Passes NONE = new Passes(Map.of(), List.of(), Optional.empty());

    /// Creates the value; map and list are copied.
    public Passes {
        tokens = Map.copyOf(tokens);
        authorities = List.copyOf(authorities);
    }

    /// What to show to a relay as `?jwt=`.
    public Optional<String> token(ExternalRelay relay) {
        return Optional.ofNullable(tokens.get(relay.name()));
    }

    /// Refuses what the scenario has no relay for, or no way to carry.
    ///
    /// @throws IllegalArgumentException with what is wrong; no token in it
    public void check(Scenario scenario) {
        List<ExternalRelay> others = scenario.topology().external();
        for (String name : tokens.keySet().stream().sorted().toList()) {
            ExternalRelay relay =
                    others.stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "no relay outside the lab is called " + name));
            if (!relay.url().startsWith("https://")) {
                throw new IllegalArgumentException(
                        name + " has no https:// URL, which could carry a token");
            }
        }
    }

    /// Without the tokens.
    @Override
    public String toString() {
        return "passes for " + tokens.keySet();
    }
}
