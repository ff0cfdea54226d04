package org.moqlab.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.process.RelaySettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Files for real machines are such as the programs read that they are for.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class MeshExportTest {
    private static final String LINE =
            """
            title: two relays
            mesh:
              policy: gossip-2026-08
              knobs: {linger: 2s}
              topology: {shape: line, relays: [Left, Right], sessions: 1, latency: 5ms}
              clients:
                - {publisher: pub, at: Left, namespace: test}
            acts:
              - {at: 1s, start: pub}
            """;

    @TempDir Path folder;

    private static MeshExport export() throws ScenarioException {
        return new MeshExport(ScenarioFile.parse("line", LINE));
    }

    /// The files as they are where the certificates are in this folder.
    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            String text =
                    file.getValue().replace("/etc/moqlab/certificates", folder + "/certificates");
            Files.writeString(folder.resolve(file.getKey()), text);
        }
    }

    private void makeCertificates() throws IOException, InterruptedException {
        Process script =
                new ProcessBuilder("sh", "make-certificates.sh")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertEquals(0, script.waitFor(), () -> "see " + folder.resolve("log"));
    }

    @Test
    void exported_configurations_are_read_with_the_certificates_of_the_script() throws Exception {
        write(export().compose());
        makeCertificates();

        RelaySettings left = RelayServer.read(folder.resolve("relay-0.yaml"));
        RelaySettings right = RelayServer.read(folder.resolve("relay-1.yaml"));
        Set<String> dialled = new TreeSet<>();
        List.of(left, right).stream()
                .flatMap(settings -> settings.connect().stream())
                .forEach(link -> dialled.add(link.url() + " " + link.wires()));
        assertEquals(
                "[https://relay-0:4443/ [moq-lite-05]]",
                dialled.toString().replace("relay-1", "relay-0"));
        assertEquals("gossip-2026-08", left.policy());
        assertEquals(2_000_000_000L, left.knobs().linger().orElseThrow());
        assertEquals("[/0.0.0.0:4443]", left.listen().toString());
        assertEquals("Optional[/127.0.0.1:8081]", left.inspect().toString());
        assertTrue(
                left.identity()
                        .certificate()
                        .getSubjectAlternativeNames()
                        .toString()
                        .contains("relay-0"));
    }

    @Test
    void exported_toml_is_read_as_moq_relays_is() throws Exception {
        write(export().moqRelay());
        makeCertificates();

        RelaySettings left = RelayServer.read(folder.resolve("relay-0.toml"));
        assertEquals("[/[0:0:0:0:0:0:0:0]:4443]", left.listen().toString());
        assertEquals(2_000_000_000L, left.knobs().linger().orElseThrow());
    }

    @Test
    void no_file_holds_a_key_and_what_stays_behind_is_said() throws ScenarioException {
        MeshExport export = export();

        for (Map<String, String> files :
                List.of(export.compose(), export.kubernetes(), export.moqRelay())) {
            assertFalse(files.values().toString().contains("PRIVATE KEY"));
        }
        assertEquals(
                List.of(
                        "latency and jitter: a real network has its own",
                        "clients: 1 of them, for you to bring",
                        "acts: 1 of them; use /v1/control or kill"),
                export.omissions());
    }

    @Test
    void manifests_are_yaml_with_a_configuration_for_every_pod() throws ScenarioException {
        String manifests = Objects.requireNonNull(export().kubernetes().get("mesh.yaml"));
        List<String> kinds = new ArrayList<>();
        for (Object document : yaml(manifests)) {
            kinds.add(String.valueOf(((Map<?, ?>) document).get("kind")));
        }

        assertEquals(List.of("ConfigMap", "Service", "StatefulSet"), kinds);
        assertTrue(manifests.contains("  relay-0.yaml: |\n    # Relay Left of the scenario.\n"));
        assertTrue(manifests.contains(".relays:4443/', ca: "));
        assertTrue(manifests.contains("  replicas: 2\n"));
    }

    @Test
    void a_compose_file_has_a_service_for_every_relay() throws ScenarioException {
        String compose = Objects.requireNonNull(export().compose().get("compose.yaml"));
        Object services = ((Map<?, ?>) yaml(compose).iterator().next()).get("services");

        assertEquals(
                "[relay-0, relay-1]",
                Objects.requireNonNull((Map<?, ?>) services).keySet().toString());
    }

    private static Iterable<Object> yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadAllFromString(text);
    }
}
