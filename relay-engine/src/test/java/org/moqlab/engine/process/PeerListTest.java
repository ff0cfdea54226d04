package org.moqlab.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.transport.Trust;

/// A list of relays at a URL, and what comes of it.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PeerListTest {
    private static final String SELF = "https://b.example/";
    private static final long OFTEN = 20;

    @TempDir Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> deeds = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile Page page = new Page(200, "[]", "");

    /// What is answered at present.
    private record Page(int status, String body, String location) {}

    private final HttpServer server = listening();

    private HttpServer listening() {
        try {
            InetAddress here = InetAddress.ofLiteral("127.0.0.1");
            HttpServer made = HttpServer.create(new InetSocketAddress(here, 0), 0);
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Page now = page;
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (!now.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", now.location());
        }
        byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/peers";
    }

    private static void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(2 * Durations.MILLI);
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private void keep(String self) {
        PeerLink like =
                new PeerLink(
                        URI.create("https://nobody.invalid/"),
                        Optional.of("secret-of-the-cluster"),
                        List.of(),
                        new Trust.Authorities(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty());
        PeerListKeeper keeper =
                new PeerListKeeper(
                        new PeerList(url(), folder, like),
                        self,
                        OFTEN,
                        new PeerListKeeper.Dialler() {
                            @Override
                            public void dial(PeerLink link) {
                                deeds.add("dial " + link.peer() + " " + link.price());
                            }

                            @Override
                            public void undial(PeerLink link) {
                                deeds.add("let go of " + link.peer());
                            }
                        },
                        why -> deeds.add("trouble " + why));
        open.add(keeper);
        keeper.start();
    }

    private void becomes(Page next) {
        page = next;
        int before = asked.size();
        await(() -> asked.size() >= before + 3);
    }

    private void lists(String body) {
        becomes(new Page(200, body, ""));
    }

    @Test
    void who_is_listed_is_dialled_and_who_is_no_more_is_let_go() {
        page = new Page(200, "[\"https://a.example/?cost=3\",\"c.example\",\"" + SELF + "\"]", "");
        keep(SELF);
        await(() -> deeds.size() == 2);
        lists("[\"c.example\", \"moqt://d.example:4443/\"]");
        lists("[\"c.example?cost=2\"]");
        lists("[]");

        assertEquals(
                List.of(
                        "dial https://a.example/ OptionalLong[3]",
                        "dial https://c.example OptionalLong.empty",
                        "let go of https://a.example/",
                        "dial moqt://d.example:4443/ OptionalLong.empty",
                        "let go of https://c.example",
                        "let go of moqt://d.example:4443/",
                        "dial https://c.example OptionalLong[2]",
                        "let go of https://c.example"),
                List.copyOf(deeds));
    }

    @Test
    void who_keeps_the_list_is_told_the_own_url_and_no_token() {
        keep(SELF);
        await(() -> asked.size() >= 2);

        assertEquals(
                List.of("GET /peers?node=https%3A%2F%2Fb.example%2F"),
                asked.stream().distinct().toList());
    }

    @Test
    void while_there_is_no_list_nothing_changes_and_every_reason_is_told_once() {
        page = new Page(200, "[\"https://a.example/\"]", "");
        keep("");
        await(() -> deeds.size() == 1);
        String many =
                IntStream.range(0, 257)
                        .mapToObj(i -> "\"https://r" + i + ".example/\"")
                        .collect(Collectors.joining(",", "[", "]"));
        becomes(new Page(500, "[]", ""));
        becomes(new Page(302, "", url() + "/elsewhere"));
        lists("{\"peers\":[]}");
        lists("[\"https://c.example/\",7]");
        lists("[[\"https://c.example/\"]]");
        lists("[\"https://c.example/\"");
        lists("[\"https://c.example/?jwt=very-secret\"]");
        lists(many);
        lists("[\"" + "x".repeat(PeerList.MAX_OCTETS) + "\"]");

        List<String> all = List.copyOf(deeds);
        assertEquals("dial https://a.example/ OptionalLong.empty", all.getFirst());
        assertTrue(
                all.stream().skip(1).allMatch(deed -> deed.startsWith("trouble ")), all::toString);
        assertTrue(all.stream().noneMatch(deed -> deed.contains("very-secret")), all::toString);
        assertTrue(asked.stream().noneMatch(line -> line.contains("elsewhere")), asked::toString);
        assertTrue(
                all.containsAll(
                        List.of(
                                "trouble status 500",
                                "trouble status 302",
                                "trouble no JSON array",
                                "trouble something else than URLs in it",
                                "trouble more than 256 relays",
                                "trouble more than 1048576 octets")),
                all::toString);
        assertEquals(all.stream().distinct().count(), all.size());

        lists("[]");
        assertEquals("let go of https://a.example/", List.copyOf(deeds).getLast());
    }

    @Test
    void a_relay_dials_whom_a_url_lists_and_they_know_each_other() throws Exception {
        Path first =
                Files.writeString(
                        folder.resolve("a.yaml"),
                        "{name: A, origin: 1, listen: 0, auth: {public: ''}}");
        RelayServer a = RelayServer.start(RelayServer.read(first), Optional.empty());
        open.add(a);
        int port = a.places().getFirst().getPort();
        page = new Page(200, "[\"https://127.0.0.1:" + port + "/\"]", "");
        Path second =
                Files.writeString(
                        folder.resolve("b.yaml"),
                        """
                        name: B
                        origin: 2
                        listen: 0
                        cluster:
                          connect-api: {list: '%s', pin: %s}
                          mesh: {self: '%s'}
                        """
                                .formatted(url(), a.settings().identity().fingerprint(), SELF));
        open.add(RelayServer.start(RelayServer.read(second), Optional.empty()));

        Namespace name = new Namespace(".internal/origins/https:/b.example");
        await(() -> a.snapshot().row("A", name).flatMap(row -> row.row().best()).isPresent());
        assertTrue(asked.contains("GET /peers?node=https%3A%2F%2Fb.example%2F"), asked::toString);
    }
}
