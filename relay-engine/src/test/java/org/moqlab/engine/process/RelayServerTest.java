package org.moqlab.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;

/// Relays as processes: they find each other, tell each other names, and show what they know.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RelayServerTest {
    private static final String TOKEN = "a token long enough".replace(' ', '-');

    @TempDir Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        client.close();
    }

    private RelayServer start(String yaml) throws IOException, ScenarioException {
        return start(yaml, Optional.empty());
    }

    private RelayServer start(String yaml, Optional<ControlToken> control)
            throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve("relay" + open.size() + ".yaml"), yaml);
        RelayServer relay = RelayServer.start(RelayServer.read(file), control);
        open.add(relay);
        return relay;
    }

    @Test
    void a_port_that_is_taken_is_named_with_how_to_find_who_has_it() throws Exception {
        int port = start("{origin: 1, listen: 0}").places().getFirst().getPort();
        ChannelException refused =
                assertThrows(
                        ChannelException.class,
                        () -> start("{origin: 2, listen: %d}".formatted(port)));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.startsWith("UDP 127.0.0.1:%d cannot be bound: ".formatted(port)), said);
        assertTrue(said.contains("lsof -nP -iUDP:%d".formatted(port)), said);
    }

    private RelayServer pair(RelayServer first) throws IOException, ScenarioException {
        return start(
                """
                name: B
                origin: 2
                listen: 0
                auth: {public: ''}
                web: 0
                inspect: 0
                cluster:
                  connect: [{url: 'https://127.0.0.1:%d/', pin: %s}]
                  mesh: {self: 'https://b.example/'}
                """
                        .formatted(
                                first.places().getFirst().getPort(),
                                first.settings().identity().fingerprint()));
    }

    private RelayServer first() throws IOException, ScenarioException {
        return start("{name: A, origin: 1, listen: 0, auth: {public: ''}, web: 0, inspect: 0}");
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static boolean knows(RelayServer relay, String namespace) {
        return relay.snapshot().row(relay.settings().name(), new Namespace(namespace)).isPresent();
    }

    private HttpResponse<String> get(URI base, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI base, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .POST(HttpRequest.BodyPublishers.noBody());
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                BodyHandlers.ofString());
    }

    @Test
    void a_relay_tells_its_name_to_one_it_dials_and_it_goes_with_the_session() throws Exception {
        RelayServer a = first();
        RelayServer b = pair(a);
        String node = ".internal/origins/https:/b.example";
        await(() -> knows(a, node));

        assertEquals(node + "\n", get(a.web().orElseThrow(), "/announced").body());
        assertEquals(
                "https:/b.example\n",
                get(a.web().orElseThrow(), "/announced/.internal/origins").body());
        assertEquals(
                "{\"nodes\":[{\"node\":\"https://b.example\",\"origin_id\":\"2\",\"announced\":"
                        + "{\"hops\":[\"2\"],\"hop_count\":1,\"cost\":0,\"cold_cost\":0},"
                        + "\"connections\":[]}]}",
                get(a.inspection().orElseThrow(), "/nodes").body());
        b.close();
        await(() -> !knows(a, node));
    }

    @Test
    void a_relay_dials_whom_a_list_names_for_as_long_as_it_names_them() throws Exception {
        RelayServer a = first();
        Path list = folder.resolve("peers.json");
        String url = "https://127.0.0.1:" + a.places().getFirst().getPort() + "/";
        Files.writeString(list, "[\"" + url + "?cost=3\", \"https://b.example/\"]");
        var _ =
                start(
                        """
                        name: B
                        origin: 2
                        listen: 0
                        cluster:
                          connect-api: {list: peers.json, pin: %s}
                          mesh: {self: 'https://b.example/'}
                        """
                                .formatted(a.settings().identity().fingerprint()));
        String node = ".internal/origins/https:/b.example";
        await(() -> knows(a, node));

        Files.writeString(list, "no list");
        Files.writeString(list, "[]");
        await(() -> !knows(a, node));
        Files.writeString(list, "[\"" + url + "\"]");
        await(() -> knows(a, node));
    }

    @Test
    void a_list_with_a_token_in_it_is_not_taken_and_the_token_is_told_to_nobody() throws Exception {
        Files.writeString(
                folder.resolve("peers.json"), "[\"https://127.0.0.1:9/?jwt=very-secret\"]");
        RelayServer a =
                start(
                        "{name: A, listen: 0, inspect: 0,"
                                + " cluster: {connect-api: {list: peers.json}}}");
        URI events = a.inspection().orElseThrow().resolve("/v1/events?from=1");
        HttpResponse<Stream<String>> answer =
                client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            String dropped =
                    lines.filter(line -> line.contains("\"kind\":\"dropped\""))
                            .findFirst()
                            .orElseThrow();
            assertTrue(dropped.contains("a list of relays"), dropped);
            assertTrue(!dropped.contains("very-secret"), dropped);
        }
        assertEquals(0, a.snapshot().relay("A").orElseThrow().dials().size());
    }

    @Test
    void nothing_listens_beyond_this_machine_unless_somebody_names_another_address()
            throws Exception {
        RelayServer a = first();
        List<InetAddress> all = new ArrayList<>();
        a.places().forEach(place -> all.add(place.getAddress()));
        for (URI http : List.of(a.web().orElseThrow(), a.inspection().orElseThrow())) {
            all.add(InetAddress.getByName(http.getHost()));
        }

        assertEquals(3, all.size());
        assertTrue(all.stream().allMatch(InetAddress::isLoopbackAddress), all::toString);
    }

    @Test
    void a_relay_whose_certificate_nobody_vouches_for_is_not_talked_to() throws Exception {
        RelayServer a = first();
        RelayServer b =
                start(
                        """
                        name: B
                        listen: 0
                        cluster:
                          connect: [{url: 'https://127.0.0.1:%d/'}]
                          mesh: {self: 'https://b.example/'}
                        """
                                .formatted(a.places().getFirst().getPort()));

        await(() -> !b.snapshot().relay("B").orElseThrow().dials().isEmpty());
        assertEquals(0, a.snapshot().sessions().size());
        assertEquals(0, a.snapshot().relay("A").orElseThrow().rows().size());
    }

    @Test
    void the_pages_of_every_relay_are_there() throws Exception {
        RelayServer a = first();
        URI web = a.web().orElseThrow();

        assertEquals("ok\n", get(web, "/health").body());
        assertEquals(
                a.settings().identity().fingerprint().toHex(),
                get(web, "/certificate.sha256").body());
        assertEquals(404, get(web, "/v1/snapshot").statusCode());
        assertEquals(404, get(web, "/metrics").statusCode());
        String metrics = get(a.inspection().orElseThrow(), "/metrics").body();
        assertTrue(metrics.contains("moqlab_relay_namespaces 0.0\n"), metrics);
        assertTrue(metrics.contains("moqlab_relay_events_total{kind=\"relay\"} 1.0\n"), metrics);
    }

    @Test
    void only_what_is_public_is_listed() throws Exception {
        RelayServer a = start("{name: A, listen: 0, auth: {public: demo}, web: 0, inspect: 0}");
        RelayServer closed = start("{name: A, listen: 0, web: 0}");

        assertEquals("", get(a.web().orElseThrow(), "/announced").body());
        assertEquals(401, get(closed.web().orElseThrow(), "/announced").statusCode());
    }

    @Test
    void a_snapshot_and_the_events_after_it_say_what_happens() throws Exception {
        RelayServer a = first();
        URI inspect = a.inspection().orElseThrow();
        String snapshot = get(inspect, "/v1/snapshot").body();
        assertTrue(snapshot.startsWith("{\"version\":1,\"name\":\"A\",\"origin\":\"1\""), snapshot);
        HttpResponse<Stream<String>> events =
                client.send(
                        HttpRequest.newBuilder(inspect.resolve("/v1/events?from=1")).build(),
                        BodyHandlers.ofLines());

        var _ = pair(a);
        try (Stream<String> lines = events.body()) {
            String decided =
                    lines.filter(line -> line.contains("\"kind\":\"decided\""))
                            .findFirst()
                            .orElseThrow();
            assertTrue(
                    decided.contains("\"namespace\":\".internal/origins/https:/b.example\""),
                    decided);
        }
    }

    @Test
    void without_the_flag_there_is_no_control_and_with_it_only_for_the_token() throws Exception {
        RelayServer plain = first();
        assertEquals(404, post(plain.inspection().orElseThrow(), "/v1/control/stop").statusCode());
        RelayServer a =
                start(
                        "{name: A, origin: 1, listen: 0, auth: {public: ''}, inspect: 0}",
                        Optional.of(ControlToken.of(TOKEN)));
        URI inspect = a.inspection().orElseThrow();
        String[] right = {"Authorization", "Bearer " + TOKEN};

        assertEquals(401, post(inspect, "/v1/control/stop").statusCode());
        assertEquals(
                401,
                post(inspect, "/v1/control/stop", "Authorization", "Bearer " + TOKEN + "x")
                        .statusCode());
        assertEquals(405, get(inspect, "/v1/control/stop", right).statusCode());
        assertEquals(400, post(inspect, "/v1/control/explode", right).statusCode());
        assertEquals(
                403,
                post(
                                inspect,
                                "/v1/control/stop",
                                "Authorization",
                                "Bearer " + TOKEN,
                                "Origin",
                                "https://evil.example")
                        .statusCode());
        assertEquals(200, post(inspect, "/v1/control/purge?namespace=x", right).statusCode());
        assertEquals(200, post(inspect, "/v1/control/stop", right).statusCode());
        assertEquals(Optional.empty(), a.await());
    }

    @Test
    void a_page_that_has_a_name_lead_here_gets_nothing_and_no_answer_lets_other_origins_read()
            throws Exception {
        RelayServer a = first();
        URI inspect = a.inspection().orElseThrow();

        assertTrue(raw(inspect, "Host: evil.example").startsWith("HTTP/1.1 421 "));
        assertTrue(
                raw(inspect, "Host: 127.0.0.1\r\nHost: evil.example").startsWith("HTTP/1.1 421 "));
        assertTrue(
                raw(inspect, "Host: 127.0.0.1\r\nOrigin: https://evil.example")
                        .startsWith("HTTP/1.1 403 "));
        assertEquals(
                Optional.empty(),
                get(inspect, "/v1/snapshot").headers().firstValue("Access-Control-Allow-Origin"));
    }

    private static String raw(URI to, String headers) throws IOException {
        try (Socket socket = new Socket(to.getHost(), to.getPort());
                PrintWriter out =
                        new PrintWriter(socket.getOutputStream(), false, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.print("GET /v1/snapshot HTTP/1.1\r\n" + headers + "\r\n\r\n");
            out.flush();
            return in.readLine();
        }
    }
}
