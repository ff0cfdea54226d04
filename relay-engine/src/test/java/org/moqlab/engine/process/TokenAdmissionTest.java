package org.moqlab.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.relay.Grant;
import org.moqlab.engine.transport.Admission;
import org.moqlab.engine.transport.Admission.Verdict;

/// Who comes in by a token.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class TokenAdmissionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Verdict REFUSED = new Verdict.Refused(401);

    @TempDir Path folder;

    private static OctetSequenceKey secret() throws JOSEException {
        return new OctetSequenceKeyGenerator(256).algorithm(JWSAlgorithm.HS256).generate();
    }

    private Admission admission(JWK key) throws IOException {
        Path file = Files.writeString(folder.resolve("key.jwk"), key.toJSONString());
        return TokenAdmission.read(file, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims(String root) {
        return new JWTClaimsSet.Builder().claim("root", root);
    }

    private static String signed(OctetSequenceKey key, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static Grant grant(String publish, String subscribe) {
        return new Grant(List.of(new Namespace(publish)), List.of(new Namespace(subscribe)));
    }

    @Test
    void a_token_grants_what_it_says_below_its_root_until_it_expires() throws Exception {
        OctetSequenceKey key = secret();
        String token =
                signed(
                        key,
                        claims("demo")
                                .claim("put", List.of("me"))
                                .claim("get", "")
                                .expirationTime(Date.from(NOW.plusSeconds(60))));

        assertEquals(
                new Verdict.Granted(grant("demo/me", "demo"), 60_000),
                admission(key).judge("cost=1&jwt=" + token));
    }

    @Test
    void a_token_may_name_several_prefixes_and_no_more_than_are_kept() throws Exception {
        OctetSequenceKey key = secret();
        List<String> many = IntStream.range(0, 65).mapToObj(n -> "room/" + n).toList();

        assertEquals(
                new Verdict.Granted(
                        new Grant(
                                List.of(),
                                List.of(new Namespace("demo/a"), new Namespace("demo/b"))),
                        TokenAdmission.LONGEST),
                admission(key)
                        .judge(
                                "jwt="
                                        + signed(
                                                key,
                                                claims("demo").claim("get", List.of("a", "b")))));
        assertEquals(
                REFUSED, admission(key).judge("jwt=" + signed(key, claims("").claim("get", many))));
    }

    @Test
    void a_session_ends_when_its_token_expires_and_the_names_it_brought_go() throws Exception {
        OctetSequenceKey key = secret();
        Files.writeString(folder.resolve("root.jwk"), key.toJSONString());
        Date soon = Date.from(Instant.now().plusSeconds(4));
        Files.writeString(
                folder.resolve("peer.jwt"),
                signed(key, claims("").claim("put", "").claim("get", "").expirationTime(soon)));
        try (RelayServer a = start("A", "{name: A, origin: 1, listen: 0, auth: {key: root.jwk}}");
                RelayServer _ = dialling("B", a, ", token-file: peer.jwt")) {
            await(() -> knows(a, "B"));
            await(() -> !knows(a, "B"));
            assertTrue(Instant.now().isAfter(soon.toInstant()));
            assertEquals(
                    0,
                    a.snapshot().sessions().values().stream()
                            .filter(session -> session.acceptorUp())
                            .count());
        }
    }

    @Test
    void without_a_token_one_is_nobody() throws Exception {
        assertEquals(new Verdict.Nobody(), admission(secret()).judge("cost=1"));
    }

    @Test
    void a_token_of_another_key_or_algorithm_or_time_is_refused() throws Exception {
        OctetSequenceKey key = secret();
        Admission admission = admission(key);
        JWTClaimsSet.Builder all = claims("").claim("get", "");
        String expired = signed(key, claims("").claim("get", "").expirationTime(Date.from(NOW)));
        ECKey pair = new ECKeyGenerator(Curve.P_256).algorithm(JWSAlgorithm.ES256).generate();
        SignedJWT other = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), all.build());
        other.sign(new ECDSASigner(pair));
        String none = "eyJhbGciOiJub25lIn0.eyJnZXQiOiIifQ.";

        assertEquals(REFUSED, admission.judge("jwt=" + signed(secret(), all)));
        assertEquals(REFUSED, admission.judge("jwt=" + expired));
        assertEquals(REFUSED, admission.judge("jwt=" + other.serialize()));
        assertEquals(REFUSED, admission.judge("jwt=" + none));
        assertEquals(REFUSED, admission.judge("jwt=rubbish"));
        assertEquals(
                new Verdict.Granted(
                        new Grant(List.of(), List.of(Namespace.ROOT)), TokenAdmission.LONGEST),
                admission(pair).judge("jwt=" + other.serialize()));
    }

    @Test
    void a_key_that_says_no_algorithm_is_not_taken() throws Exception {
        OctetSequenceKey key = new OctetSequenceKeyGenerator(256).generate();

        assertThrows(IOException.class, () -> admission(key));
    }

    @Test
    void a_relay_with_a_key_takes_names_from_who_may_publish_and_from_nobody_else()
            throws Exception {
        OctetSequenceKey key = secret();
        Files.writeString(folder.resolve("root.jwk"), key.toJSONString());
        Files.writeString(
                folder.resolve("peer.jwt"),
                signed(key, claims("").claim("put", "").claim("get", "")));
        Files.writeString(folder.resolve("reader.jwt"), signed(key, claims("").claim("get", "")));
        try (RelayServer a = start("A", "{name: A, origin: 1, listen: 0, auth: {key: root.jwk}}");
                RelayServer b = dialling("B", a, ", token-file: peer.jwt");
                RelayServer c = dialling("C", a, ", token-file: reader.jwt");
                RelayServer d = dialling("D", a, "")) {
            await(() -> knows(a, "B"));
            await(() -> knows(c, "B"));
            await(() -> d.snapshot().relay("D").orElseThrow().dials().size() == 1);
            assertEquals(1, a.snapshot().relay("A").orElseThrow().rows().size());
            assertEquals(List.of(false, true), List.of(knows(d, "B"), knows(b, "B")));
        }
    }

    @Test
    void a_token_stands_on_no_page_of_who_shows_it_nor_of_who_is_shown_it() throws Exception {
        OctetSequenceKey key = secret();
        Files.writeString(folder.resolve("root.jwk"), key.toJSONString());
        String token = signed(key, claims("").claim("put", "").claim("get", ""));
        Files.writeString(folder.resolve("peer.jwt"), token);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        try (RelayServer a = start("A", "{name: A, listen: 0, inspect: 0, auth: {key: root.jwk}}");
                RelayServer b = dialling("B", a, ", token-file: peer.jwt", "inspect: 0")) {
            await(() -> knows(a, "B"));
            for (RelayServer each : List.of(a, b)) {
                String shown = each.lines() + pages(each) + each.settings().connect();
                assertTrue(shown.contains("SETUP"), shown);
                assertFalse(shown.contains(signature), shown);
            }
        }
    }

    /// All that it shows by HTTP, its record until now included.
    private static String pages(RelayServer relay) throws Exception {
        URI base = relay.inspection().orElseThrow();
        StringBuilder all = new StringBuilder();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : List.of("/v1/snapshot", "/nodes", "/metrics", "/announced")) {
                HttpRequest request = HttpRequest.newBuilder(base.resolve(page)).build();
                all.append(client.send(request, BodyHandlers.ofString()).body());
            }
            HttpRequest events = HttpRequest.newBuilder(base.resolve("/v1/events?from=1")).build();
            try (Stream<String> lines = client.send(events, BodyHandlers.ofLines()).body()) {
                lines.takeWhile(line -> !line.equals(":")).forEach(all::append);
            } finally {
                client.shutdownNow();
            }
        }
        return all.toString();
    }

    private RelayServer start(String name, String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return RelayServer.start(RelayServer.read(file), Optional.empty());
    }

    private RelayServer dialling(String name, RelayServer other, String token) throws Exception {
        return dialling(name, other, token, "");
    }

    private RelayServer dialling(String name, RelayServer other, String token, String more)
            throws Exception {
        return start(
                name,
                """
                name: %1$s
                listen: 0
                %5$s
                cluster:
                  connect: [{url: 'https://127.0.0.1:%2$d/', pin: %3$s%4$s}]
                  mesh: {self: 'https://%1$s.example/'}
                """
                        .formatted(
                                name,
                                other.places().getFirst().getPort(),
                                other.settings().identity().fingerprint(),
                                token,
                                more));
    }

    private static boolean knows(RelayServer relay, String name) {
        Namespace node = new Namespace(".internal/origins/https:/" + name + ".example");
        return relay.snapshot().row(relay.settings().name(), node).isPresent();
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }
}
