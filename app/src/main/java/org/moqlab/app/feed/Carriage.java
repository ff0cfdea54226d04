package org.moqlab.app.feed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Silence;

/// How sessions fare at a moment beyond what its state says.
///
/// @param silences the ends that hear nothing; empty where the engine does not stand
/// @param octets of messages either end sent in the [#WINDOW] before, by number of session; those
///   of the newest [#MAX_EVENTS] events
public record Carriage(List<Silence> silences, Map<Long, Long> octets) {
    /// Nothing is known of any.
    public static final Carriage NONE = new Carriage(List.of(), Map.of());

    /// How far back traffic is counted, ns of mesh time.
    public static final long WINDOW = Durations.SECOND;

    /// Most events that are looked through for it.
    static final int MAX_EVENTS = 2_000;

    /// Creates the value; list and map are copied.
    public Carriage {
        silences = List.copyOf(silences);
        octets = Collections.unmodifiableMap(new TreeMap<>(octets));
    }

    /// The traffic up to an event of a recording.
    ///
    /// @param n number of the event
    /// @param now mesh time, ns
    static Map<Long, Long> traffic(Journal recording, long n, long now) {
        Map<Long, Long> octets = new TreeMap<>();
        long from = Math.max(1, n - MAX_EVENTS + 1);
        for (MeshEvent event : recording.events(from, Math.clamp(n - from + 1, 0, MAX_EVENTS))) {
            if (event.t() > now - WINDOW && event.body() instanceof EventBody.Sent sent) {
                octets.merge(event.session(), (long) sent.message().bytes().length(), Long::sum);
            }
        }
        return octets;
    }
}
