package org.moqlab.engine.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.transport.LiveMesh;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class JoinPageTest {
    private static final String PAIR =
            """
            title: a "pair"
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [A, B], sessions: 1}
              clients:
                - {subscriber: sub, at: B, namespace: theirs, track: clock}
            """;

    private LiveMesh mesh;
    private JoinPage page;

    @BeforeEach
    void serve() throws Exception {
        mesh = LiveMesh.start(ScenarioFile.parse("pair", PAIR));
        page = JoinPage.open(mesh, 0);
    }

    @AfterEach
    void close() {
        page.close();
        mesh.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page.url()).resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /// The first line of the answer to a request whose `Host` is free to choose.
    private String askAs(String hosts) throws IOException {
        URI url = URI.create(page.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "GET /mesh.json HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(0, answer.indexOf("\r\n")).strip();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/index.html, text/html; charset=utf-8",
        "/page.css, text/css; charset=utf-8",
        "/page.js, text/javascript; charset=utf-8",
        "/icon.svg, image/svg+xml"
    })
    void every_file_comes_with_its_kind_and_rules_that_keep_others_out(String path, String kind)
            throws Exception {
        HttpResponse<String> answer = ask("GET", path);
        assertEquals(200, answer.statusCode());
        assertEquals(Optional.of(kind), answer.headers().firstValue("Content-Type"));
        assertEquals(
                Optional.of(
                        "default-src 'self'; connect-src 'self' https://127.0.0.1:*; base-uri"
                                + " 'none'; form-action 'none'; frame-ancestors 'none'"),
                answer.headers().firstValue("Content-Security-Policy"));
        assertEquals(Optional.of("nosniff"), answer.headers().firstValue("X-Content-Type-Options"));
        assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
    }

    @Test
    void every_module_and_sheet_that_the_files_name_is_served() throws Exception {
        Pattern named = Pattern.compile("(?:from '\\./|href=\"|src=\")([a-z]+\\.[a-z]+)['\"]");
        for (String file : new String[] {"/", "/page.js", "/session.js", "/player.js"}) {
            for (var name : named.matcher(ask("GET", file).body()).results().toList()) {
                assertEquals(200, ask("GET", "/" + name.group(1)).statusCode(), name.group());
            }
        }
    }

    @Test
    void nothing_in_the_page_is_inline_or_from_elsewhere() throws Exception {
        String html = ask("GET", "/").body();
        assertEquals(
                Optional.empty(),
                Pattern.compile("<style|\\son[a-z]+=|\\sstyle=|//[a-z]|<script(?![^>]* src=)")
                        .matcher(html)
                        .results()
                        .map(found -> found.group())
                        .findFirst());
    }

    @Test
    void the_guide_says_where_each_relay_is_and_what_to_pin() throws Exception {
        String door = "{\"name\":\"%s\",\"url\":\"https://127.0.0.1:%d/\",\"hash\":\"%s\"}";
        String expected =
                "{\"title\":\"a \\\"pair\\\"\",\"namespace\":\"theirs\",\"track\":\"clock\","
                        + "\"relays\":["
                        + door.formatted(
                                "A",
                                mesh.address("A").orElseThrow().getPort(),
                                mesh.fingerprint("A").orElseThrow())
                        + ","
                        + door.formatted(
                                "B",
                                mesh.address("B").orElseThrow().getPort(),
                                mesh.fingerprint("B").orElseThrow())
                        + "]}";
        assertEquals(expected, ask("GET", "/mesh.json").body());
    }

    @Test
    void this_machine_is_known_by_two_names() throws Exception {
        int port = URI.create(page.url()).getPort();
        assertTrue(askAs("Host: 127.0.0.1:" + port + "\r\n").startsWith("HTTP/1.1 200"));
        assertTrue(askAs("Host: localhost:" + port + "\r\n").startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example\r\n",
                "Host: 127.0.0.1\r\n",
                "Host: 127.0.0.1.evil.example\r\n",
                "",
                "Host: localhost:1\r\nHost: localhost:2\r\n"
            })
    void a_request_by_any_other_name_is_turned_away(String hosts) throws Exception {
        String answer = askAs(hosts);
        assertTrue(answer.startsWith("HTTP/1.1 421") || answer.startsWith("HTTP/1.1 400"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void only_reading_is_allowed(String method) throws Exception {
        HttpResponse<String> answer = ask(method, "/mesh.json");
        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET, HEAD"), answer.headers().firstValue("Allow"));
    }

    @Test
    void a_head_has_the_length_and_no_body() throws Exception {
        HttpResponse<String> head = ask("HEAD", "/page.js");
        HttpResponse<String> whole = ask("GET", "/page.js");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(
                whole.headers().firstValue("Content-Length"),
                head.headers().firstValue("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/Doorman.class", "/%2e%2e/file/version.properties"})
    void nothing_else_is_there(String path) throws Exception {
        assertEquals(404, ask("GET", path).statusCode());
    }

    @Test
    void while_no_mesh_runs_the_page_is_there_and_the_guide_is_not() throws Exception {
        page.close();
        page = JoinPage.open(Optional::empty, 0);
        assertEquals(200, ask("GET", "/").statusCode());
        assertEquals(503, ask("GET", "/mesh.json").statusCode());
    }

    @Test
    void a_port_that_is_taken_is_said_so() {
        int port = URI.create(page.url()).getPort();
        assertThrows(BindException.class, () -> JoinPage.open(mesh, port));
    }
}
