package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Relays outside the lab in scenario files.
final class ExternalRelayTest {
    private static final Path ROOT = Path.of(System.getProperty("moqlab.root", ".."));

    private static final String PIN = "ab".repeat(32);

    private static String file(String external) {
        return """
        title: t
        mesh:
          policy: gossip-2026-08
          topology:
            shape: line
            relays: [A, B]
            external:
              - %s
          clients:
            - {publisher: pub, at: A, namespace: test}
        expect:
          - {at: 1s, relay: X, namespace: test, hops: 3}
        """
                .formatted(external);
    }

    private static final String WHOLE =
            "{relay: X, url: 'https://x.example:4443/', pin: '%s', dialled-by: [A], wire: moq-lite-04,"
                            .formatted(PIN)
                    + " pages: 'http://127.0.0.1:4480'}";

    @Test
    void everything_that_is_said_of_one_is_read_and_written_again() throws Exception {
        Scenario scenario = ScenarioFile.parse("f", file(WHOLE));

        assertEquals(
                List.of(
                        new ExternalRelay(
                                "X",
                                "https://x.example:4443/",
                                Optional.of(PIN),
                                false,
                                List.of("A"),
                                Optional.of("moq-lite-04"),
                                Optional.of("http://127.0.0.1:4480"))),
                scenario.topology().external());
        assertEquals(scenario, ScenarioFile.parse("f", ScenarioWriter.print(scenario)));
    }

    @Test
    void little_is_enough_and_is_written_again() throws Exception {
        Scenario scenario = ScenarioFile.parse("f", file("{relay: X, url: 'moqt://[::1]:4443'}"));

        assertEquals(scenario, ScenarioFile.parse("f", ScenarioWriter.print(scenario)));
    }

    @Test
    void another_topology_still_has_the_strangers() throws ScenarioException {
        Scenario scenario = ScenarioFile.parse("f", file(WHOLE));
        Topology other = Topologies.of(scenario.topology()).jitter(1).topology();
        assertEquals(scenario.topology().external(), other.external());
        assertEquals(1, other.external().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{relay: X}",
                "{url: 'https://x.example/'}",
                "{relay: X, url: 'http://x.example/'}",
                "{relay: X, url: 'https://x.example/?jwt=very-secret'}",
                "{relay: X, url: 'https://me:very-secret@x.example/'}",
                "{relay: X, url: 'https://x.example/', pin: '12'}",
                "{relay: X, url: 'https://x.example/', wire: moqlab-06}",
                "{relay: X, url: 'https://x.example/', token: very-secret}",
                "{relay: X, url: 'https://x.example/', pin: '"
                        + "abababababababababababababababababababababababababababababababab"
                        + "', unchecked: true}"
            })
    void what_cannot_be_is_refused_by_the_reader_and_by_the_schema(String external)
            throws IOException {
        String text = file(external);
        ScenarioException refusal =
                assertThrows(ScenarioException.class, () -> ScenarioFile.parse("f", text));

        assertFalse(
                String.valueOf(refusal.getMessage()).contains("very-secret"), refusal::getMessage);
        assertFalse(validate(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{relay: A, url: 'https://x.example/'}",
                "{relay: X, url: 'https://x.example/', dialled-by: [X]}",
                "{relay: X, url: 'https://x.example/', dialled-by: [A, A]}",
            })
    void names_have_to_fit(String external) {
        assertThrows(ScenarioException.class, () -> ScenarioFile.parse("f", file(external)));
    }

    @Test
    void the_schema_takes_what_the_reader_takes() throws Exception {
        assertEquals(Set.of(), validate(file(WHOLE)));
        assertEquals(Set.of(), validate(file("{relay: X, url: 'moqt://[::1]:4443'}")));
    }

    private static Set<?> validate(String text) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(ROOT.resolve("docs/scenario.schema.json")));
        JsonNode tree =
                new ObjectMapper()
                        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        return schema.validate(tree);
    }

    @Test
    void virtual_time_has_no_place_for_them_and_says_so() throws Exception {
        Scenario scenario = ScenarioFile.parse("f", file(WHOLE));
        OnlyLiveException refusal =
                assertThrows(OnlyLiveException.class, () -> new SimulatedMesh(scenario));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("X is a relay outside the lab"),
                refusal::getMessage);
    }
}
