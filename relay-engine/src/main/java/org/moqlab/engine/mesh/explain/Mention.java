package org.moqlab.engine.mesh.explain;

/// Where a time or a session stands in the text of a statement.
///
/// @param kind what stands there
/// @param from index of its first character
/// @param to index after its last one
/// @param value the time, ns, or the number of the session
public record Mention(Kind kind, int from, int to, long value) {
    /// The same in a text that has so many characters more before it.
    Mention after(int characters) {
        return new Mention(kind, from + characters, to + characters, value);
    }

    /// What is mentioned.
    public enum Kind {
        /// A time.
        TIME,
        /// A session.
        SESSION
    }
}
