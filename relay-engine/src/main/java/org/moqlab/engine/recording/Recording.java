package org.moqlab.engine.recording;

import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.Journal;

/// A run that was recorded.
///
/// @param scenario what was played
/// @param live whether over real QUIC
/// @param journal what happened
/// @param seal whether the file is as it was written
public record Recording(Scenario scenario, boolean live, Journal journal, Seal seal) {
    /// What the hash at the end of a file says of the events before it.
    public enum Seal {
        /// They are those that were written.
        WHOLE("as it was written"),
        /// Some of them were changed, or are missing.
        CHANGED("changed since it was written"),
        /// There is no hash: the file was cut off, or is still being written.
        OPEN("without an end");

        private final String text;

        Seal(String text) {
            this.text = text;
        }

        /// The same in words.
        public String text() {
            return text;
        }
    }
}
