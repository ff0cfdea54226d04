package org.moqlab.engine.observe;

/// What is wrong with the way from one endpoint to another at a moment.
///
/// @param from name of the end that sends
/// @param to name of the other end
/// @param cut nothing arrives
/// @param held what is sent waits until it is released
/// @param delay on top of what the way takes anyhow, ns
/// @param jitter largest further delay, ns
/// @param loss chance of a packet to get lost, in parts of a million
public record WayView(
        String from, String to, boolean cut, boolean held, long delay, long jitter, int loss) {
    /// Whether it leads from one of these to the other.
    public boolean joins(String a, String b) {
        return (from.equals(a) && to.equals(b)) || (from.equals(b) && to.equals(a));
    }
}
