package org.moqlab.engine.attach;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Durations;

/// Watches a relay of this lab, which shows itself: its snapshot, then its events as they come.
final class LabWatch implements Watch {
    /// Silence after which a relay counts as lost, ns; it says something every two seconds.
    static final long IDLE = 8 * Durations.SECOND;

    /// First wait before a lost relay is asked again, ns.
    static final long FIRST_WAIT = Durations.SECOND / 2;

    /// Longest wait, ns.
    static final long LONGEST_WAIT = 10 * Durations.SECOND;

    /// Shortest time between two looks at the whole, ns.
    static final long LOOK = Durations.SECOND / 2;

    /// Time between two looks at its sessions and their figures, ns.
    static final long FIGURES = 2 * Durations.SECOND;

    /// Longest line of the stream, octets.
    static final int MAX_LINE = 1 << 20;

    private static final String DATA = "data: ";

    private final AttachTarget target;
    private final Cluster cluster;
    private final LongSupplier clock;
    private final Pages pages;
    private final AtomicLong heard = new AtomicLong();
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;

    /// Begins to watch.
    ///
    /// @param clock ns
    LabWatch(AttachTarget target, Cluster cluster, LongSupplier clock) {
        this.target = target;
        this.cluster = cluster;
        this.clock = clock;
        this.pages = new Pages(target.url().resolve("/"), target.trust());
        this.thread = Thread.ofVirtual().name("moqlab-attach").unstarted(this::run);
        thread.start();
    }

    private void run() {
        long wait = FIRST_WAIT;
        while (!closed) {
            long began = clock.getAsLong();
            try {
                watch();
                lost("the stream of its events ended");
            } catch (IOException e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                lost(why);
            } catch (InterruptedException _) {
                return;
            }
            wait = clock.getAsLong() - began > LONGEST_WAIT ? FIRST_WAIT : wait;
            try {
                var _ = over.await(wait, TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                return;
            }
            wait = Math.min(LONGEST_WAIT, 2 * wait);
        }
    }

    private void lost(String why) {
        if (!closed) {
            cluster.down(target.name(), WatchedRelay.State.LOST, why, clock.getAsLong());
        }
    }

    private void watch() throws IOException, InterruptedException {
        LabReport report = report();
        cluster.up(target.name(), WatchedRelay.Kind.LAB, "inspection", clock.getAsLong());
        report.apply(target.name(), cluster, clock.getAsLong());
        heard.set(clock.getAsLong());
        try (InputStream in =
                new BufferedInputStream(pages.stream("/v1/events?from=" + (report.n() + 1)))) {
            stream = in;
            follow(in, report);
        } finally {
            stream = null;
        }
    }

    /// Reads on until the stream ends.
    ///
    /// @param first what is known
    private void follow(InputStream in, LabReport first) throws IOException, InterruptedException {
        LabReport known = first;
        long looked = clock.getAsLong();
        long counted = looked - FIGURES;
        long late = first.late();
        boolean stale = false;
        for (String line = line(in); line != null && !closed; line = line(in)) {
            heard.set(clock.getAsLong());
            stale |= line.startsWith("event: lost");
            if (line.startsWith(DATA)) {
                Json event =
                        Json.read(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8));
                boolean fresh = event.at("n").whole().orElse(0L) > known.n();
                // What is heard was not said later: a page that took long tells too much.
                late =
                        Math.min(
                                late,
                                heard.get() - event.at("t").whole().orElse(Long.MIN_VALUE / 2));
                stale |= fresh && LabReport.event(event, target.name(), cluster, heard.get(), late);
            }
            if (stale && line.isEmpty() && heard.get() - looked >= LOOK) {
                known = report();
                known.apply(target.name(), cluster, heard.get());
                late = Math.min(late, known.late());
                looked = heard.get();
                counted = looked - FIGURES;
                stale = false;
            }
            if (line.isEmpty() && heard.get() - counted >= FIGURES) {
                count(known);
                counted = heard.get();
            }
        }
    }

    private LabReport report() throws IOException, InterruptedException {
        byte[] page =
                pages.get("/v1/snapshot")
                        .orElseThrow(() -> new IOException("shows no snapshot of itself"));
        return LabReport.read(Json.read(page), clock.getAsLong());
    }

    /// Asks for what its sessions carry; one that does not tell is no worse for it.
    private void count(LabReport known) throws IOException, InterruptedException {
        Optional<byte[]> page = pages.get("/v1/sessions");
        if (page.isPresent()) {
            Json json = Json.read(page.get());
            long now = clock.getAsLong();
            long late = now - json.at("now").whole().orElse(now);
            cluster.revealed(target.name(), Inside.read(json, known.inside().policy(), late), now);
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() >= MAX_LINE) {
                throw new IOException("a line of more than " + MAX_LINE + " octets");
            }
            line.write(next);
        }
        return null;
    }

    @Override
    public void check(long now) {
        InputStream silent = stream;
        if (silent != null && now - heard.get() > IDLE) {
            try {
                silent.close();
            } catch (IOException _) {
                // It is over either way.
            }
        }
    }

    @Override
    public Optional<Approach> approach() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        over.countDown();
        thread.interrupt();
        pages.close();
    }
}
