package org.moqlab.engine.page;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.moqlab.engine.transport.LiveMesh;

/// A page from which a browser joins a live mesh as a client. Served over HTTP on 127.0.0.1 only,
/// to requests that name this machine, until it is closed.
public final class JoinPage implements AutoCloseable {
    /// Threads that answer.
    static final int THREADS = 2;

    /// Requests that may wait for a thread; more are dropped.
    static final int MAX_WAITING = 64;

    /// Connections that may wait to be taken.
    static final int BACKLOG = 16;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private JoinPage(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Serves the page for one mesh, else as [#open(Supplier, int)].
    public static JoinPage open(LiveMesh mesh, int port) throws IOException {
        Optional<LiveMesh> always = Optional.of(mesh);
        return open(() -> always, port);
    }

    /// Serves the page for whatever mesh there is.
    ///
    /// @param meshes the one to join at a moment, if any; asked from any thread
    /// @param port where, 0 for any that is free
    /// @throws IOException when nothing can listen there; the message says why
    public static JoinPage open(Supplier<Optional<LiveMesh>> meshes, int port) throws IOException {
        InetSocketAddress place = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        HttpServer server = HttpServer.create(place, BACKLOG);
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MAX_WAITING),
                        Thread.ofPlatform().daemon().name("moqlab-page-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", new Doorman(server.getAddress().getPort(), meshes));
        server.start();
        return new JoinPage(server, threads);
    }

    /// What to open in a browser.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// Stops serving, at once. Browsers that have joined stay.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
