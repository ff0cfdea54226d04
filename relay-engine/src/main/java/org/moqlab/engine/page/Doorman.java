package org.moqlab.engine.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.moqlab.engine.transport.LiveMesh;

/// Answers requests for the page's files and for where the relays are. A page from elsewhere gets
/// nothing: neither by a name of its own for this machine, nor by asking across origins.
final class Doorman implements HttpHandler {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private static final long NO_BODY = -1;

    private static final String MESH = "/mesh.json";

    private static final Map<String, String> KINDS =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "json", "application/json");

    private static final List<String> FILES =
            List.of(
                    "index.html",
                    "icon.svg",
                    "page.css",
                    "page.js",
                    "player.js",
                    "broadcast.js",
                    "session.js",
                    "octets.js");

    private static final Map<String, String> SAFETY =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'self'; connect-src 'self' https://127.0.0.1:*; base-uri 'none';"
                            + " form-action 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    private final List<String> hosts;
    private final Supplier<Optional<LiveMesh>> meshes;
    private final Map<String, byte[]> files = new TreeMap<>();

    /// @param port where it is asked
    /// @param meshes the one to join at a moment, if any
    Doorman(int port, Supplier<Optional<LiveMesh>> meshes) {
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        this.meshes = meshes;
        for (String name : FILES) {
            files.put("/" + name, file(name));
        }
        files.put("/", file("index.html"));
    }

    private static byte[] file(String name) {
        try (InputStream in = Doorman.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("packed with the program", e);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            SAFETY.forEach(headers::set);
            List<String> named = exchange.getRequestHeaders().getOrDefault("Host", List.of());
            String path = exchange.getRequestURI().getPath();
            Optional<byte[]> body = content(path);
            if (named.size() != 1 || !hosts.contains(named.getFirst())) {
                exchange.sendResponseHeaders(MISDIRECTED, NO_BODY);
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                headers.set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
            } else if (body.isEmpty()) {
                exchange.sendResponseHeaders(path.equals(MESH) ? UNAVAILABLE : NOT_FOUND, NO_BODY);
            } else {
                headers.set("Content-Type", kind(path));
                send(exchange, body.get());
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(OK, NO_BODY);
        } else {
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Optional<byte[]> content(String path) {
        return path.equals(MESH)
                ? meshes.get().map(mesh -> Guide.to(mesh).json())
                : Optional.ofNullable(files.get(path));
    }

    private static String kind(String path) {
        String ending = path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
        return Objects.requireNonNull(KINDS.get(ending), ending);
    }
}
