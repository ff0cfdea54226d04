package org.moqlab.app.keep;

import java.nio.file.Path;
import java.util.Optional;

/// What one window has of a person's home.
///
/// @param memory settings
/// @param drafts where work that is not saved is kept
/// @param settings the file that settings are kept in; empty for none
/// @param log where what breaks is written
public record Home(Memory memory, Drafts drafts, Optional<Path> settings, ErrorLog log) {
    /// Writes what breaks into a log.
    public interface ErrorLog {
        /// Writes it.
        ///
        /// @return the log; empty when it cannot be written
        Optional<Path> note(Throwable what);
    }

    /// A home in which nothing is kept.
    public static Home none() {
        return new Home(Memory.none(), Drafts.none(), Optional.empty(), _ -> Optional.empty());
    }
}
