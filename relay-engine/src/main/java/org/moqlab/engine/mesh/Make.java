package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Optional;

/// What a client is besides its name.
///
/// @param id stands for its identity: those with the same have the same, in every life; empty for
///   another identity in each life, as if by chance
/// @param tracks those a publisher has; empty for any it is asked for
public record Make(Optional<String> id, List<String> tracks) {
    /// An identity by chance, and every track.
    public static final Make USUAL = new Make(Optional.empty(), List.of());

    /// The word in a scenario file for a client that tells nobody who it is.
    public static final String NO_ID = "none";

    /// Creates the value; the list is copied.
    public Make {
        tracks = List.copyOf(tracks);
    }

    /// Whether it tells nobody who it is.
    public boolean isAnonymous() {
        return id.filter(NO_ID::equals).isPresent();
    }
}
