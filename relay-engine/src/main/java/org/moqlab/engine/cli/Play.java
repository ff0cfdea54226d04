package org.moqlab.engine.cli;

import java.nio.file.Path;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.Scenario;

/// One scenario to play: that of a file, or one of its variants.
///
/// @param file where it stands
/// @param variant what is played
/// @param one whether there is nothing else to play in the file
record Play(Path file, Variant variant, boolean one) {
    /// What is played.
    Scenario scenario() {
        return variant.scenario();
    }

    /// The file, and the variant where there are several; one line.
    String label() {
        return one ? file.toString() : file + ": " + variant.name();
    }

    Play withSeed(long seed) {
        Variant other =
                new Variant(
                        variant.name(),
                        variant.shows(),
                        variant.live(),
                        variant.scenario().withSeed(seed));
        return new Play(file, other, one);
    }
}
