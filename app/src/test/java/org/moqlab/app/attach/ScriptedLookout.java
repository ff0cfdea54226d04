package org.moqlab.app.attach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.model.Namespace;

/// What is seen of a cluster, as a test says.
final class ScriptedLookout implements Lookout {
    private final List<String> asked = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Flight flight;

    ScriptedLookout(long to, List<Change> changes) {
        flight = Flight.of(List.of(), changes, to);
    }

    /// From now on this is seen.
    void become(long to, List<Change> changes) {
        flight = Flight.of(List.of(), changes, to);
    }

    /// What relays were asked for.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public String title() {
        return "test";
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public Optional<Instant> began() {
        return Optional.of(Instant.EPOCH);
    }

    @Override
    public long now() {
        return flight.to();
    }

    @Override
    public Moment present() {
        return flight.at(flight.to());
    }

    @Override
    public Flight flight() {
        return flight;
    }

    @Override
    public synchronized void prove(String relay, Namespace namespace, String track) {
        asked.add(relay + " " + namespace.path() + " " + track);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
