package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.attach.HybridMesh;
import org.moqlab.engine.cli.Lab;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.process.RelayServer;
import org.moqlab.engine.transport.Authority;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Passes;
import org.moqlab.engine.transport.PemIdentity;

/// Released relays at which nothing is public: who shows what they want gets in, and what he shows
/// is seen nowhere.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class CredentialsTest {
    private static final String MESH = ".internal/origins/https:/b.example";

    @RegisterExtension final Meeting meeting = new Meeting();

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(10 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private RelayServer ours(String text) throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve("ours.yaml"), text);
        RelayServer relay = RelayServer.start(RelayServer.read(file), Optional.empty());
        open.add(relay);
        return relay;
    }

    private static String url(MoqRelay relay) {
        return "https://127.0.0.1:" + relay.address().getPort() + "/";
    }

    /// What `lab attach` prints of a relay.
    private static String attached(MoqRelay relay, String... options) {
        return attached(url(relay), options);
    }

    private static String attached(String url, String... options) {
        List<String> words = new ArrayList<>(List.of("attach", "X=" + url, "--for", "4s"));
        words.addAll(List.of(options));
        StringWriter out = new StringWriter();
        var _ = Lab.run(new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
        return out.toString();
    }

    private static String[] showing(Authority ca, PemIdentity own) {
        return new String[] {
            "--ca", ca.certificate().toString(),
            "--certificate", own.certificate().toString(),
            "--key", own.key().toString()
        };
    }

    @Test
    void a_released_relay_lets_in_who_shows_a_certificate_of_its_authority_and_nobody_else()
            throws Exception {
        Authority ca = new Authority(folder.resolve("ca"), "ca");
        Authority other = new Authority(folder.resolve("other"), "other");
        String root = ca.certificate().toString();
        MoqRelay x = MoqRelay.closed(meeting, ca.signs("x"), List.of("--server-tls-root", root));
        PemIdentity b = ca.signs("b");
        RelayServer ours =
                ours(
                        """
                        name: B
                        origin: 2
                        listen: 0
                        cluster:
                          connect: [{url: '%s', ca: %s, certificate: %s, key: %s}]
                          mesh: {self: 'https://b.example/'}
                        """
                                .formatted(url(x), root, b.certificate(), b.key()));

        assertTold(attached(x, showing(ca, ca.signs("observer"))));
        assertFalse(attached(x, "--ca", root).contains(MESH));
        String raw = url(x).replace("https", "moqt");
        assertRefused("X  refused (lost X: 6 unauthorized)", attached(raw, showing(ca, b)));
        assertRefused("X  lost", attached(x, showing(ca, other.signs("observer"))));
        assertRefused("X  lost", attached(x, "--ca", other.certificate().toString()));
        assertEquals("B", ours.settings().name());
    }

    private static void assertTold(String printed) {
        assertEquals(
                List.of(true, true),
                List.of(printed.contains("X  up"), printed.contains(MESH)),
                printed);
    }

    private static void assertRefused(String state, String printed) {
        assertEquals(
                List.of(true, false),
                List.of(printed.contains(state), printed.contains(MESH)),
                printed);
    }

    @Test
    void a_released_relay_that_dials_ours_may_do_everything_by_its_certificate() throws Exception {
        Authority ca = new Authority(folder.resolve("ca"), "ca");
        PemIdentity shown = ca.signs("ours");
        RelayServer ours =
                ours(
                        "{name: B, listen: 0, tls: {certificate: %s, key: %s, clients: %s}}"
                                .formatted(shown.certificate(), shown.key(), ca.certificate()));
        PemIdentity own = ca.signs("x");
        MoqRelay x =
                MoqRelay.start(
                        meeting,
                        List.of(
                                "--cluster-connect",
                                "https://127.0.0.1:" + ours.places().getFirst().getPort() + "/",
                                "--client-tls-root",
                                ca.certificate().toString(),
                                "--client-tls-cert",
                                own.certificate().toString(),
                                "--client-tls-key",
                                own.key().toString()));
        MoqNet client = MoqNet.connect(meeting, x.address(), x.fingerprint(), "moq-lite-05");
        client.publish("theirs/clock", "clock");

        Namespace name = new Namespace("theirs/clock");
        await(() -> ours.snapshot().row("B", name).flatMap(row -> row.row().best()).isPresent());
        client.unpublish("theirs/clock");
        await(() -> ours.snapshot().row("B", name).flatMap(row -> row.row().best()).isEmpty());
    }

    private static String token(OctetSequenceKey key, String... may) throws Exception {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder().claim("root", "");
        for (String each : may) {
            all.claim(each, List.of(""));
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), all.build());
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static OctetSequenceKey key() throws Exception {
        return new OctetSequenceKeyGenerator(256).algorithm(JWSAlgorithm.HS256).generate();
    }

    /// Options of a relay that looks at tokens of a key.
    private List<String> checking(OctetSequenceKey key) throws IOException {
        String jwk =
                """
                {"kty":"oct","alg":"HS256","k":"%s","key_ops":["verify","sign"]}\
                """
                        .formatted(key.getKeyValue());
        Path file = Files.writeString(folder.resolve("root.jwk"), jwk);
        return List.of("--auth-key", file.toString());
    }

    @Test
    void who_attaches_with_a_token_that_may_only_read_is_let_in_and_says_it_to_nobody()
            throws Exception {
        Authority ca = new Authority(folder.resolve("ca"), "ca");
        OctetSequenceKey key = key();
        List<String> options = new ArrayList<>(checking(key));
        options.add("--stats-enabled=true");
        MoqRelay x = MoqRelay.closed(meeting, ca.signs("x"), options);
        String token = token(key, "get");
        String file = Files.writeString(folder.resolve("x.jwt"), token).toString();
        String flight = folder.resolve("x.flight").toString();
        String root = ca.certificate().toString();

        String printed = attached(x, "--ca", root, "--token-file", "X=" + file, "--record", flight);
        assertEquals(
                List.of(true, true),
                List.of(printed.contains("X  up"), printed.contains("it counts")),
                printed);
        assertFalse((printed + Files.readString(Path.of(flight))).contains(token));
        var _ = x.process().await(CredentialsTest::isReader);
    }

    /// A relay's word that somebody came who only reads.
    private static boolean isReader(String line) {
        return line.contains("subscriber accepted") && line.contains("Subscriber");
    }

    private static Scenario hybrid(MoqRelay x) throws ScenarioException {
        return ScenarioFile.parse(
                "hybrid",
                """
                title: ours and a closed one
                mesh:
                  policy: gossip-2026-08
                  topology:
                    shape: line
                    relays: [A, B]
                    external:
                      - {relay: X, url: '%s', dialled-by: [A]}
                  clients:
                    - {publisher: pub, at: A, namespace: ours/clock}
                """
                        .formatted(url(x)));
    }

    @Test
    void a_mesh_reaches_a_closed_relay_by_a_token_and_an_authority_and_says_the_token_to_nobody()
            throws Exception {
        Authority ca = new Authority(folder.resolve("ca"), "ca");
        OctetSequenceKey key = key();
        MoqRelay x = MoqRelay.closed(meeting, ca.signs("x"), checking(key));
        String token = token(key, "put", "get");
        Passes passes =
                new Passes(
                        Map.of("X", token),
                        Identity.certificates(ca.certificate()),
                        Optional.empty());
        Scenario scenario = hybrid(x);
        try (Mesh mesh = HybridMesh.start(scenario, passes)) {
            mesh.submit(new MeshCommand.StartClient("pub"));
            await(() -> knows(mesh));

            String all =
                    mesh.journal().all()
                            + mesh.snapshot().toString()
                            + passes
                            + ScenarioWriter.print(scenario);
            assertFalse(all.contains(token.substring(token.length() - 20)));
            assertFalse(all.contains("jwt="));
        }
        try (Mesh mesh = HybridMesh.start(scenario)) {
            mesh.submit(new MeshCommand.StartClient("pub"));
            await(() -> !mesh.snapshot().relay("A").orElseThrow().dials().isEmpty());
            assertFalse(knows(mesh));
        }
    }

    private static boolean knows(Mesh mesh) {
        return mesh.snapshot().row("X", new Namespace("ours/clock")).isPresent();
    }
}
