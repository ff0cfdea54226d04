package org.moqlab.engine.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// HTTP at one place, bounded in every direction: connections, requests at once, and how long a
/// request may take to be sent.
final class WebServer implements AutoCloseable {
    /// Requests that are answered at once, streams included; more get 503.
    static final int MAX_REQUESTS = 64;

    /// Connections at once, over all servers of the process.
    static final int MAX_CONNECTIONS = 256;

    /// Connections that may wait to be taken.
    static final int BACKLOG = 32;

    /// Seconds a caller may take to send a request.
    static final int MAX_REQUEST_SECONDS = 10;

    private static final int UNAVAILABLE = 503;
    private static final int BROKEN = 500;

    static {
        setUnlessSet("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
        setUnlessSet("sun.net.httpserver.maxReqTime", MAX_REQUEST_SECONDS);
        setUnlessSet("sun.net.httpserver.nodelay", "true");
    }

    private static void setUnlessSet(String property, Object value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(value));
        }
    }

    private static final Map<String, String> SAFETY =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    /// What is answered there.
    interface Pages {
        /// Answers one request and closes nothing.
        ///
        /// @throws IOException when the caller is gone
        void answer(Request request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(MAX_REQUESTS);
    private final Pages pages;

    private WebServer(HttpServer server, ExecutorService threads, Pages pages) {
        this.server = server;
        this.threads = threads;
        this.pages = pages;
    }

    /// Begins to answer.
    ///
    /// @throws IOException when nothing can listen there; the message says where
    static WebServer open(InetSocketAddress place, Pages pages) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(place, BACKLOG);
        } catch (IOException e) {
            throw new IOException("cannot listen at " + place + ": " + e.getMessage(), e);
        }
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("moqlab-web-", 0).factory());
        WebServer made = new WebServer(server, threads, pages);
        server.setExecutor(threads);
        server.createContext("/", made::answer);
        server.start();
        return made;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            SAFETY.forEach(exchange.getResponseHeaders()::set);
            Request request = new Request(exchange);
            if (!free.tryAcquire()) {
                request.plain(UNAVAILABLE, "too many requests at once\n");
                return;
            }
            try {
                pages.answer(request);
            } catch (RuntimeException e) {
                request.broke(BROKEN, e);
            } finally {
                free.release();
            }
        }
    }

    /// Where it answers.
    URI url() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        String shown = at.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + at.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
