package org.moqlab.app.feed;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Where the screen wants to stand, until the engine stands there. One request is under way at a
/// time; of those that come meanwhile the newest wins. FX thread.
final class Cursor {
    private final Predicate<Order> orders;
    private Optional<Place> place = Optional.empty();
    private Optional<Order.GoTo> waiting = Optional.empty();
    private long made;
    private long sent;
    private long answered;

    /// @param orders hands an order to the engine; says whether it took it
    Cursor(Predicate<Order> orders) {
        this.orders = orders;
    }

    /// Another run, which nobody has asked for anything.
    void reset() {
        place = Optional.empty();
        waiting = Optional.empty();
        sent = made;
        answered = made;
    }

    /// Stands somewhere without the engine, as in a live recording.
    void rest(Place there) {
        place = Optional.of(there);
    }

    /// Asks the engine to stand somewhere.
    void seek(Place there, OptionalLong event, long t) {
        place = Optional.of(there);
        waiting = Optional.of(new Order.GoTo(++made, event, t));
        if (answered >= sent) {
            flush();
        }
    }

    /// Hands over what waits, so that the next order comes after it.
    void flush() {
        if (waiting.isPresent() && orders.test(waiting.get())) {
            sent = waiting.get().number();
            waiting = Optional.empty();
        }
    }

    /// Shows what the engine told from now on.
    void release() {
        place = Optional.empty();
    }

    /// Takes note of the last request the engine has carried out.
    void answered(long number) {
        answered = Math.max(answered, number);
        if (answered >= sent) {
            flush();
        }
        if (answered >= made) {
            place = Optional.empty();
        }
    }

    /// Where the screen stands; empty where the engine told.
    Optional<Place> place() {
        return place;
    }
}
