package org.moqlab.engine.process;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One request over HTTP and the ways to answer it.
final class Request {
    /// Parameters of a query that are looked at.
    static final int MAX_PARAMETERS = 16;

    private static final int OK = 200;
    private static final long NO_BODY = -1;
    private static final long STREAM = 0;

    private final HttpExchange exchange;
    private boolean answered;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /// `GET` and the like.
    String method() {
        return exchange.getRequestMethod();
    }

    /// The path, percent-decoded.
    String path() {
        return String.valueOf(exchange.getRequestURI().getPath());
    }

    /// A header that is there at most once; empty when it is not, or more often.
    String header(String name) {
        List<String> all = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return all.size() == 1 ? all.getFirst() : "";
    }

    /// Whether a header is there.
    boolean has(String name) {
        return exchange.getRequestHeaders().containsKey(name);
    }

    /// The parameters of the query.
    Map<String, String> query() {
        Map<String, String> found = new TreeMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String each : query.split("&", MAX_PARAMETERS)) {
                int equals = each.indexOf('=');
                if (equals > 0) {
                    found.put(
                            decode(each.substring(0, equals)), decode(each.substring(equals + 1)));
                }
            }
        }
        return found;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// Answers plain text.
    void plain(int status, String text) throws IOException {
        body(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Answers 200 and something else than plain text.
    void ok(String kind, byte[] body) throws IOException {
        body(OK, kind, body);
    }

    private void body(int status, String kind, byte[] body) throws IOException {
        answered = true;
        exchange.getResponseHeaders().set("Content-Type", kind);
        if (method().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, NO_BODY);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Answers that only some methods are for this path.
    void onlyTakes(String methods) throws IOException {
        exchange.getResponseHeaders().set("Allow", methods);
        plain(405, "only " + methods + "\n");
    }

    /// Answers 200 and begins a body without an end.
    OutputStream stream(String kind) throws IOException {
        answered = true;
        exchange.getResponseHeaders().set("Content-Type", kind);
        exchange.sendResponseHeaders(OK, STREAM);
        return exchange.getResponseBody();
    }

    /// Answers that something broke here, unless an answer has begun.
    void broke(int status, RuntimeException cause) throws IOException {
        if (!answered) {
            plain(status, "broke: " + cause.getClass().getSimpleName() + "\n");
        }
    }
}
