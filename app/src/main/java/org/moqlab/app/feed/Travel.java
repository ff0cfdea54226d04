package org.moqlab.app.feed;

/// Goes to places of the recording. FX thread.
public interface Travel {
    /// Stands directly after event `n` of the recording.
    void goTo(long n);

    /// Goes on from the state after event `n` on a branch of its own; simulated only.
    void fork(long n);
}
