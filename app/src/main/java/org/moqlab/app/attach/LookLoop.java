package org.moqlab.app.attach;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.attach.Moment;

/// The thread that looks at a cluster for the screen: a few times a second, at once when the screen
/// asks something else, and never more than half of the time. It never waits for the screen, nor
/// the screen for it: question and answer stand in one volatile field each.
final class LookLoop implements Runnable, AutoCloseable {
    /// Time between two looks, ns.
    static final long PAUSE = 250_000_000L;

    private final Lookout lookout;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile Question question = Question.FIRST;
    private volatile Optional<Look> look = Optional.empty();
    private volatile boolean open = true;

    /// Begins to look; closes `lookout` when it is closed itself.
    LookLoop(Lookout lookout) {
        this.lookout = lookout;
        this.thread = Thread.ofPlatform().name("attached-look").daemon().start(this);
    }

    /// Asks something else from now on; never waits.
    void ask(Question next) {
        if (!next.equals(question)) {
            question = next;
            wake.release();
        }
    }

    /// What was seen last; empty before the first look.
    Optional<Look> look() {
        return look;
    }

    @Override
    public void run() {
        Question answered = Question.FIRST;
        while (open) {
            long began = System.nanoTime();
            Question asked = question;
            boolean due = look.isEmpty() || lookout.watches() || !asked.equals(answered);
            if (due) {
                look = Optional.of(answer(asked));
                answered = asked;
            }
            rest(Math.max(PAUSE, System.nanoTime() - began));
        }
        lookout.close();
    }

    private void rest(long ns) {
        try {
            if (wake.tryAcquire(ns, TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException _) {
            open = false;
        }
    }

    private Look answer(Question asked) {
        try {
            Moment moment =
                    asked.at().isPresent()
                            ? lookout.flight().at(asked.at().getAsLong())
                            : lookout.present();
            return LookMaker.make(asked, moment, lookout.flight());
        } catch (RuntimeException e) {
            // The edge of this thread: what breaks it is shown to the person, and it goes on.
            return Look.broken(asked, lookout.present(), String.valueOf(e));
        }
    }

    /// Ends, and closes the lookout behind it; does not wait.
    @Override
    public void close() {
        open = false;
        wake.release();
    }

    /// Whether it has ended, and everything behind it is closed.
    boolean isOver() {
        return !thread.isAlive();
    }
}
