package org.moqlab.app.attach;

import java.time.Instant;
import java.util.Optional;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.model.Namespace;

/// A recording of a cluster that was watched.
public final class RecordedLookout implements Lookout {
    private final String title;
    private final Flight flight;
    private final Moment end;

    /// @param title such as the name of its file
    public RecordedLookout(String title, Flight flight) {
        this.title = title;
        this.flight = flight;
        this.end = flight.at(flight.to());
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean watches() {
        return false;
    }

    /// A recording does not say when it was made.
    @Override
    public Optional<Instant> began() {
        return Optional.empty();
    }

    @Override
    public long now() {
        return flight.to();
    }

    @Override
    public Moment present() {
        return end;
    }

    @Override
    public Flight flight() {
        return flight;
    }

    /// Nobody is there to be asked.
    @Override
    public void prove(String relay, Namespace namespace, String track) {}

    @Override
    public void close() {}
}
