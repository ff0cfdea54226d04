package org.moqlab.engine.process;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Has a relay dial those that a list names, and no longer those that it does not name any more.
/// While the list cannot be had, all stays as it is.
final class PeerListKeeper implements AutoCloseable {
    /// Time between two looks at a list at a URL, ms, as moq-relay has it.
    static final long EVERY_URL = 30_000;

    /// Time between two looks at a file, ms.
    static final long EVERY_FILE = 1_000;

    /// What comes of it.
    interface Dialler {
        void dial(PeerLink link);

        void undial(PeerLink link);
    }

    private final PeerList list;
    private final String self;
    private final long every;
    private final Dialler dialler;
    private final Consumer<String> trouble;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, PeerLink> dialled = new TreeMap<>();
    private final Thread thread;
    private String last = "";

    /// @param self the relay's own URL; empty for none
    /// @param trouble is told why the list cannot be had, once a reason
    PeerListKeeper(PeerList list, String self, Dialler dialler, Consumer<String> trouble) {
        this(list, self, list.isRemote() ? EVERY_URL : EVERY_FILE, dialler, trouble);
    }

    /// @param every time between two looks, ms
    PeerListKeeper(
            PeerList list, String self, long every, Dialler dialler, Consumer<String> trouble) {
        this.list = list;
        this.self = self;
        this.every = every;
        this.dialler = dialler;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name("moqlab-peers").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                look();
            } while (!over.await(every, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // It is over.
        }
    }

    private void look() throws InterruptedException {
        try {
            Map<String, PeerLink> wanted = new TreeMap<>();
            list.read(self).forEach(link -> wanted.put(link.peer(), link));
            reconcile(wanted);
            last = "";
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (!why.equals(last)) {
                trouble.accept(why);
            }
            last = why;
        }
    }

    private void reconcile(Map<String, PeerLink> wanted) {
        dialled.entrySet()
                .removeIf(known -> {
                    boolean gone = !known.getValue().equals(wanted.get(known.getKey()));
                    if (gone) {
                        dialler.undial(known.getValue());
                    }
                    return gone;
                });
        wanted.forEach((peer, link) -> {
            if (dialled.putIfAbsent(peer, link) == null) {
                dialler.dial(link);
            }
        });
    }

    @Override
    public void close() {
        over.countDown();
        thread.interrupt();
    }
}
