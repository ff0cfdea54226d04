package org.moqlab.engine.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Bytes;

/// A relay or client that is not of the scenario, perhaps not even of this lab, and that relays of
/// the scenario dial like any other peer.
///
/// @param name what relays and the record call it
/// @param address where it listens for raw QUIC
/// @param fingerprint SHA-256 of the certificate it must show
/// @param dialledBy relays that dial it, and dial it again
/// @param wire what they offer it, such as `moq-lite-04`; empty for the wire of the policy
public record Outsider(
        String name,
        InetSocketAddress address,
        Bytes fingerprint,
        List<String> dialledBy,
        Optional<String> wire) {
    /// Most outsiders of a mesh.
    public static final int MAX_OUTSIDERS = 64;

    private static final int MAX_PORT = 65_535;
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern PLACE =
            Pattern.compile("((?:%1$s\\.){3}%1$s):(\\d{1,5})/([0-9a-fA-F]{64})".formatted(BYTE));

    /// Creates the value; the list is copied.
    public Outsider {
        dialledBy = List.copyOf(dialledBy);
    }

    /// An outsider whose place is given in words.
    ///
    /// @param place such as `127.0.0.1:4443/` and 64 hexadecimal digits, as [LiveMesh#place] tells
    /// @throws IllegalArgumentException when that names no place
    public static Outsider at(
            String place, String name, List<String> dialledBy, Optional<String> wire) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_PORT) {
            throw new IllegalArgumentException(
                    "expected HOST:PORT/SHA256 with a numeric host and 64 hexadecimal digits, found"
                            + " '"
                            + place
                            + "'");
        }
        InetAddress host = InetAddress.ofLiteral(parts.group(1));
        return new Outsider(
                name,
                new InetSocketAddress(host, Integer.parseInt(parts.group(2))),
                Bytes.wrap(HexFormat.of().parseHex(parts.group(3))),
                dialledBy,
                wire);
    }

    /// The dials that lead to outsiders.
    ///
    /// @throws IllegalArgumentException when there are too many, a name is taken or a relay unknown
    static List<Roster.Dial> dials(Scenario scenario, List<Outsider> outsiders) {
        if (outsiders.size() > MAX_OUTSIDERS) {
            throw new IllegalArgumentException("more than " + MAX_OUTSIDERS + " outsiders");
        }
        List<String> relays = scenario.topology().relays();
        Set<String> taken = new HashSet<>(relays);
        scenario.clients().forEach(client -> taken.add(client.name()));
        for (Outsider outsider : outsiders) {
            if (!taken.add(outsider.name())) {
                throw new IllegalArgumentException("the name " + outsider.name() + " is taken");
            }
            if (!relays.containsAll(outsider.dialledBy())) {
                throw new IllegalArgumentException(
                        "not all of " + outsider.dialledBy() + " are relays");
            }
        }
        return outsiders.stream().flatMap(Outsider::dials).toList();
    }

    private Stream<Roster.Dial> dials() {
        return dialledBy.stream().map(relay -> new Roster.Dial(relay, name, wire));
    }
}
