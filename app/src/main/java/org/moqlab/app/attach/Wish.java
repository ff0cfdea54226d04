package org.moqlab.app.attach;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whom a person wants to watch, and how to be sure of them.
///
/// @param targets the relays
/// @param ca certificates in PEM that may sign, instead of those the system trusts
/// @param certificate in PEM, to show when asked for one; with `key`
/// @param key its key in PEM
/// @param discover whether relays that others name are watched too
public record Wish(
        List<Target> targets,
        Optional<Path> ca,
        Optional<Path> certificate,
        Optional<Path> key,
        boolean discover) {
    /// Creates the value; the list is copied.
    public Wish {
        targets = List.copyOf(targets);
    }

    /// How the certificate of a relay is looked at.
    public enum Check {
        /// It has to be signed by whom is trusted.
        SIGNED,
        /// It has to be the one of that SHA-256.
        PINNED,
        /// It is not looked at: anybody may be that relay.
        NONE
    }

    /// A relay.
    ///
    /// @param name what it is called here; empty for its host
    /// @param url where it is
    /// @param pin SHA-256 of its certificate, hexadecimal; only where that is asked for
    /// @param token to show to it and to no other; empty for none
    /// @param pages where its HTTP is; empty where that is not known
    public record Target(
            String name, String url, Check check, String pin, String token, String pages) {
        /// Without the token.
        @Override
        public String toString() {
            return name + " " + url;
        }
    }
}
