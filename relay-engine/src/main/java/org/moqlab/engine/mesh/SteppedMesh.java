package org.moqlab.engine.mesh;

import java.util.OptionalLong;

/// A mesh in virtual time: it moves only when told to. Not thread-safe; one thread drives it, while
/// journal and snapshot may be read from others.
public interface SteppedMesh extends Mesh {
    /// When the next thing happens, ns; empty when nothing ever will.
    OptionalLong nextAt();

    /// Lets exactly one thing happen: one delivery, one timer, one act.
    ///
    /// @return false when nothing was left or the run has ended
    boolean step();

    /// Lets everything happen up to and including `t`, then sets the clock to `t`.
    ///
    /// @return false when the run ended before, because its message budget was reached
    boolean advanceTo(long t);

    /// As [#advanceTo], but stops right behind whatever raises a finding, with the clock there.
    ///
    /// @return whether a finding stopped it
    default boolean advanceToFinding(long t) {
        int before = snapshot().findings().size();
        for (OptionalLong at = nextAt(); at.isPresent() && at.getAsLong() <= t; at = nextAt()) {
            step();
            if (snapshot().findings().size() > before) {
                return true;
            }
        }
        advanceTo(t);
        return false;
    }

    /// An independent mesh in the same state, with the same future.
    SteppedMesh copy();
}
