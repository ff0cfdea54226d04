package org.moqlab.app.shell;

import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.model.Namespace;

/// Something the palette finds: a command of the window, something that can be done to the open
/// mesh, or something in it.
public sealed interface Found {
    /// What it is called.
    String words();

    /// A command of the window.
    record Act(LabCommand command) implements Found {
        @Override
        public String words() {
            return Words.of(command.message());
        }
    }

    /// Something that can be done to the open mesh.
    record Deed(String words, MeshCommand command) implements Found {}

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
