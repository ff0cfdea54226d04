package org.moqlab.engine.attach;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.transport.Trust;

/// Asks the HTTP of a relay what it lists, whether it is well and whom it knows (GOSSIP D.1).
final class PagePoller implements AutoCloseable {
    /// Time between two askings, ns.
    static final long EVERY = 2_000_000_000L;

    /// Most names of a listing that are taken.
    static final int MAX_LINES = 50_000;

    /// Characters of a listing that are taken.
    static final int MAX_CHARACTERS = 2 << 20;

    private final String name;
    private final Cluster cluster;
    private final Pages pages;
    private final ReentrantLock busy = new ReentrantLock();
    private volatile long next;

    PagePoller(String name, URI base, Trust trust, Cluster cluster) {
        this.name = name;
        this.cluster = cluster;
        this.pages = new Pages(base, trust);
    }

    /// Asks, when it is time to.
    void poll(long now) throws InterruptedException {
        if (now < next || !busy.tryLock()) {
            return;
        }
        next = now + EVERY;
        try {
            boolean well = pages.get("/health").isPresent();
            Optional<List<String>> listed = pages.get("/announced").map(PagePoller::lines);
            pages.get("/nodes").ifPresent(page -> nodes(page, now));
            cluster.listing(name, listed, Optional.of(well), now);
        } catch (IOException _) {
            cluster.listing(name, Optional.empty(), Optional.of(false), now);
        } finally {
            busy.unlock();
        }
    }

    private static List<String> lines(byte[] page) {
        List<String> kept = new ArrayList<>();
        int characters = 0;
        for (String line : (Iterable<String>) text(page).lines()::iterator) {
            characters += line.length();
            if (kept.size() == MAX_LINES || characters > MAX_CHARACTERS) {
                break;
            }
            if (line.length() <= Namespace.MAX_LENGTH) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    private void nodes(byte[] page, long now) {
        try {
            List<WatchedRelay.Node> nodes = new ArrayList<>();
            for (Json node : Json.read(page).at("nodes").items()) {
                String url = node.at("node").text();
                if (url.length() <= Namespace.MAX_LENGTH && nodes.size() < WatchedRelay.MAX_PEERS) {
                    int connections = node.at("connections").items().size();
                    nodes.add(new WatchedRelay.Node(url, origin(node), connections));
                }
            }
            cluster.knowing(name, nodes, now);
        } catch (IOException _) {
            cluster.knowing(name, List.of(), now);
        }
    }

    private static Optional<Origin> origin(Json node) {
        return node.at("origin_id")
                .whole()
                .filter(id -> id > 0 && id <= Origin.MAX)
                .map(Origin::new);
    }

    @Override
    public void close() {
        pages.close();
    }
}
