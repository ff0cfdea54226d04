package org.moqlab.engine.model;

/// What a publisher says of its track (WIRE §3.7).
///
/// @param priority 0 to 255, higher matters more
/// @param ordered whether groups are best sent oldest first
/// @param maxLatency milliseconds after which an old group may be dropped
/// @param timescale units of a frame's timestamp in one second, at least 1
public record TrackInfo(int priority, boolean ordered, long maxLatency, long timescale) {
    /// What a publisher says that has no wishes: milliseconds, and five seconds of patience.
    public static final TrackInfo DEFAULT = new TrackInfo(0, false, 5_000, 1_000);

    /// Largest timescale.
    public static final long MAX_TIMESCALE = (1L << 62) - 1;

    /// Creates the description of a track.
    ///
    /// @throws IllegalArgumentException when a number is outside its bound
    public TrackInfo {
        if (priority < 0 || priority > Demand.MAX_PRIORITY) {
            throw new IllegalArgumentException("priority out of 8 bits: " + priority);
        }
        if (maxLatency < 0 || maxLatency > Demand.MAX_LATENCY) {
            throw new IllegalArgumentException("latency out of 62 bits: " + maxLatency);
        }
        if (timescale < 1 || timescale > MAX_TIMESCALE) {
            throw new IllegalArgumentException("timescale outside 1 to 62 bits: " + timescale);
        }
    }
}
