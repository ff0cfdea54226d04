package org.moqlab.app.shell;

import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;

/// Something the palette finds: an act, or something of the open mesh.
public sealed interface Found {
    /// What it is called.
    String words();

    /// An act.
    record Act(LabCommand command) implements Found {
        @Override
        public String words() {
            return Words.of(command.message());
        }
    }

    /// A relay or client.
    ///
    /// @param words its name
    /// @param kind what it is, in a word
    record Node(String words, String kind) implements Found {}

    /// A namespace.
    record Name(Namespace namespace) implements Found {
        @Override
        public String words() {
            return namespace.path();
        }
    }
}
