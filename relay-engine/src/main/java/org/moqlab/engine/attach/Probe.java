package org.moqlab.engine.attach;

import org.moqlab.engine.model.Namespace;

/// What came of asking a relay for a track of a name it tells: the one thing about a name that is
/// more than hearsay.
///
/// @param track which was asked for
/// @param askedAt when, ns since the watching began
/// @param took until it was clear, ns
/// @param detail the answer in words; the code is the relay's, the words are ours
public record Probe(
        Namespace namespace,
        String track,
        Outcome outcome,
        long askedAt,
        long took,
        String detail) {
    /// What an answer means.
    public enum Outcome {
        /// It has been asked, and not all is heard yet.
        ASKED,
        /// An object came, or the track ended in order: somebody publishes it.
        ALIVE,
        /// It was refused as not found: a publisher without that track, or none.
        NOT_FOUND,
        /// It was accepted and failed, or nobody can serve it.
        DEAD,
        /// Nothing came.
        SILENT,
        /// The relay did not tell the name to who asked, or could not be asked.
        NOT_ASKED
    }

    /// Whether it speaks against a publisher that lives.
    public boolean isDead() {
        return outcome == Outcome.DEAD || outcome == Outcome.SILENT;
    }
}
