package org.moqlab.engine.transport.http3;

/// One field of a request or response; names that begin with a colon are pseudo-fields.
///
/// @param name in lower case
/// @param value octets as ISO 8859-1
public record Field(String name, String value) {
    /// Octets a field counts for beyond its text (RFC 9114 §4.2.2).
    static final int OVERHEAD = 32;

    int size() {
        return name.length() + value.length() + OVERHEAD;
    }
}
