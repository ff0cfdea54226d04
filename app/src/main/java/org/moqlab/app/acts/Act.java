package org.moqlab.app.acts;

import java.util.List;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.MeshCommand;

/// Something a person can do, or a group of such things.
public sealed interface Act {
    /// What it is called.
    String words();

    /// Everything in it that can be done.
    Stream<Deed> deeds();

    /// Something that can be done.
    ///
    /// @param words what it is called where it stands
    /// @param title what it is called anywhere else, such as `Delay A to B by 50ms` for `50ms`
    /// @param key the letter that does it to the selected thing; empty for none
    /// @param command what to submit
    record Deed(String words, String title, String key, MeshCommand command) implements Act {
        /// Something that is called the same everywhere.
        public Deed(String words, String key, MeshCommand command) {
            this(words, words, key, command);
        }

        @Override
        public Stream<Deed> deeds() {
            return Stream.of(this);
        }
    }

    /// Things that go together.
    ///
    /// @param words what they are called; empty for those that are only set apart
    record Group(String words, List<Act> acts) implements Act {
        /// Creates a group; the list is copied.
        public Group {
            acts = List.copyOf(acts);
        }

        @Override
        public Stream<Deed> deeds() {
            return acts.stream().flatMap(Act::deeds);
        }
    }
}
