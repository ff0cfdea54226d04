package org.moqlab.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.transport.Trust;

/// What a relay's configuration says, and what is said of one that cannot be used.
final class SettingsReaderTest {
    private static final String PIN = "ab".repeat(32);

    private static final String TOML =
            """
            [log]
            level = "debug"

            [server]
            listen = "127.0.0.1:4443"
            tls.generate = ["localhost"]

            [client]
            tls.fingerprint = ["PIN"]
            version = ["moq-lite-04"]

            [web.http]
            listen = "127.0.0.1:4480"

            [internal]
            listen = "127.0.0.1:4481"

            [cluster]
            id = 7
            connect = ["https://localhost:4444/", "other:443"]
            node = "https://me.example/"
            mesh = true
            linger = "2s"

            [auth]
            public = ""
            """;

    @TempDir Path folder;

    private RelaySettings read(String yaml) throws IOException, ScenarioException {
        return RelayServer.read(Files.writeString(folder.resolve("relay.yaml"), yaml));
    }

    @Test
    void a_port_alone_listens_on_this_machine_only_and_nothing_is_public()
            throws IOException, ScenarioException {
        RelaySettings settings = read("listen: 4443\n");

        assertEquals("[/127.0.0.1:4443]", settings.listen().toString());
        assertEquals(Optional.empty(), settings.open());
        assertEquals(Optional.empty(), settings.web());
        assertEquals(Optional.empty(), settings.inspect());
        assertEquals("gossip-2026-08", settings.policy());
    }

    @Test
    void two_relays_without_an_id_draw_different_ones() throws IOException, ScenarioException {
        assertFalse(read("listen: 0").origin().equals(read("listen: 0").origin()));
    }

    @Test
    void everything_a_file_says_is_taken() throws IOException, ScenarioException {
        Files.writeString(folder.resolve("token"), "a.b.c\n");
        RelaySettings settings =
                read(
                        """
                        name: B
                        origin: 200
                        policy: gossip-2026-05
                        listen: ['0.0.0.0:4443', '[::1]:4444']
                        auth: {public: demo}
                        web: 8080
                        inspect: 127.0.0.1:8081
                        cluster:
                          connect:
                            - {url: relay-a.example, token-file: token, wires: [moq-lite-05], price: 3}
                            - {url: 'moqt://127.0.0.1:4445', pin: %s}
                          mesh: {self: 'https://relay-b.example/', unchecked: true}
                        """
                                .formatted(PIN));

        PeerLink first = settings.connect().getFirst();
        assertEquals(200, settings.origin().id());
        assertEquals(Optional.of(new Namespace("demo")), settings.open());
        assertEquals("[/0.0.0.0:4443, /[0:0:0:0:0:0:0:1]:4444]", settings.listen().toString());
        assertEquals(
                new PeerLink(
                        URI.create("https://relay-a.example/"),
                        Optional.of("a.b.c"),
                        List.of("moq-lite-05"),
                        new Trust.Authorities(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.of(3)),
                first);
        assertEquals(
                new Trust.Pinned(Bytes.wrap(HexFormat.of().parseHex(PIN))),
                settings.connect().getLast().trust());
        assertEquals("https://relay-b.example/", settings.mesh().orElseThrow().self());
        assertEquals(new Trust.Unchecked(), settings.mesh().orElseThrow().like().trust());
    }

    @Test
    void a_token_is_not_among_what_a_configuration_prints() throws IOException, ScenarioException {
        Files.writeString(folder.resolve("token"), "very-secret");
        RelaySettings settings =
                read(
                        """
                        listen: 0
                        cluster: {connect: [{url: 'https://a/', token-file: token}]}
                        """);

        assertFalse((settings + " " + settings.connect()).contains("very-secret"));
        assertFalse(
                settings.connect()
                        .getFirst()
                        .target("gossip-2026-08")
                        .offer()
                        .toString()
                        .contains("very-secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    listen: 70000                                  | 1:9: expected a port
                    listen: example.org:443                        | 1:9: expected a port, for 127.0.0.1
                    listen: 0\\npolicy: gossip-2027                | 2:9: expected a policy
                    listen: 0\\nlissten: 1                         | 2:1: expected a key of a relay
                    listen: 0\\nauth: {}                           | 2:7: expected the key 'public'
                    name: A                                        | 1:1: expected the key 'listen'
                    listen: 0\\ntls: {certificate: a, key: b}      | 2:6: expected a certificate and its key
                    listen: 0\\ncluster: {connect: [{url: 'http://a/'}]} | 2:27: expected an https:// or moqt:// URL
                    listen: 0\\ncluster: {connect: [{url: 'https://a/?jwt=x'}]} | 2:27: expected an https:// or moqt:// URL without user, query
                    listen: 0\\ncluster: {connect: [{url: a}, {url: a}]} | 2:31: expected every relay once
                    """)
    void what_cannot_be_used_is_refused_with_line_and_column(String yaml, String message) {
        ScenarioException refusal =
                assertThrows(ScenarioException.class, () -> read(yaml.replace("\\n", "\n")));

        String found = String.valueOf(refusal.getMessage());
        assertTrue(found.startsWith(folder.resolve("relay.yaml") + ":" + message), found);
    }

    private RelaySettings toml(String text) throws IOException, ScenarioException {
        return RelayServer.read(Files.writeString(folder.resolve("relay.toml"), text));
    }

    @Test
    void the_toml_of_a_moq_relay_is_understood_as_far_as_it_goes()
            throws IOException, ScenarioException {
        RelaySettings settings = toml(TOML.replace("PIN", PIN));

        assertEquals("[/127.0.0.1:4443]", settings.listen().toString());
        assertEquals(7, settings.origin().id());
        assertEquals(Optional.of(Namespace.ROOT), settings.open());
        assertEquals("Optional[/127.0.0.1:4480]", settings.web().toString());
        assertEquals("Optional[/127.0.0.1:4481]", settings.inspect().toString());
        assertEquals(
                "[link to https://localhost:4444/, link to https://other:443/]",
                settings.connect().toString());
        assertEquals(List.of("moq-lite-04"), settings.connect().getFirst().wires());
        assertEquals("https://me.example/", settings.mesh().orElseThrow().self());
        assertEquals(OptionalLong.of(2_000_000_000L), settings.knobs().linger());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [server]\\nlisten = "1.2.3.4:5"\\n[stats]\\nenabled = true | 4:1: expected a setting this relay can do
                    [auth]\\nkey_dir = "keys"                     | 2:1: expected a setting this relay can do
                    [server]\\nlisten = 5 5                       | 2:12: expected TOML
                    [server]\\nlisten = "somewhere:5"             | 2:1: expected a port, for 127.0.0.1
                    [server]\\nlisten = "1.2.3.4:5"\\n[auth]\\npublic = {subscribe = ["a"]} | 4:11: expected a setting
                    """)
    void toml_that_asks_for_more_is_refused_with_line_and_column(String toml, String message) {
        ScenarioException refusal =
                assertThrows(ScenarioException.class, () -> toml(toml.replace("\\n", "\n")));

        String found = String.valueOf(refusal.getMessage());
        assertTrue(found.startsWith(folder.resolve("relay.toml") + ":" + message), found);
    }
}
