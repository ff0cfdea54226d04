package org.moqlab.engine.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.ExternalRelay;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Bytes;

/// How relays outside the lab are reached that a scenario names.
///
/// @param passes what is shown to them
public record Abroad(Scenario scenario, Passes passes) {
    private static final int DEFAULT_PORT = 443;

    /// Creates the value.
    ///
    /// @throws IllegalArgumentException when the passes do not fit the scenario
    public Abroad {
        passes.check(scenario);
    }

    /// What the certificate of one must be.
    public Trust trust(ExternalRelay relay) {
        if (relay.unchecked()) {
            return new Trust.Unchecked();
        }
        return relay.pin()
                .<Trust>map(pin -> new Trust.Pinned(Bytes.wrap(HexFormat.of().parseHex(pin))))
                .orElseGet(() -> new Trust.Authorities(passes.authorities()));
    }

    /// The dials of the mesh that lead to them.
    List<Roster.Dial> dials() {
        return scenario.topology().external().stream()
                .flatMap(relay ->
                        relay.dialledBy().stream()
                                .map(by ->
                                        new Roster.Dial(
                                                by, relay.name(), relay.wire(), target(relay))))
                .toList();
    }

    private Optional<String> target(ExternalRelay relay) {
        URI url = URI.create(relay.url());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = passes.token(relay).map(token -> "?jwt=" + token).orElse("");
        return "moqt".equals(url.getScheme()) ? Optional.empty() : Optional.of(path + query);
    }

    /// Where the one of that name listens.
    Optional<Directory.Place> place(String name) {
        return scenario.topology().external().stream()
                .filter(relay -> relay.name().equals(name))
                .findFirst()
                .map(this::place);
    }

    private Directory.Place place(ExternalRelay relay) {
        URI url = URI.create(relay.url());
        String host = url.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
        return new Directory.Place(
                InetSocketAddress.createUnresolved(bare, port), trust(relay), passes.own());
    }
}
