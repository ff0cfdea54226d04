package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A relay that is none of the lab's and runs somewhere already. Relays of the mesh dial it, or it
/// dials them; what it knows is watched from outside.
///
/// @param name what it is called here, unique among relays and clients
/// @param url where it is: `https://` for WebTransport, `moqt://` for QUIC itself; no token in it
/// @param pin SHA-256 of the certificate it must show, hexadecimal; empty for one that whom the
///   system trusts has signed for its host
/// @param unchecked whether any certificate will do
/// @param dialledBy relays of the mesh that dial it; none for one that dials them by itself
/// @param wire what they offer it; empty for what the policy speaks with strangers
/// @param pages URL of its HTTP, where more can be seen of it; empty for none
public record ExternalRelay(
        String name,
        String url,
        Optional<String> pin,
        boolean unchecked,
        List<String> dialledBy,
        Optional<String> wire,
        Optional<String> pages) {
    /// Most of them in a mesh.
    public static final int MAX = 64;

    private static final String HOST =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\])";
    private static final String REST = HOST + "(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~/-]{0,200})?";

    /// What a URL of one looks like.
    public static final Pattern URL = Pattern.compile("(?:https|moqt)://" + REST);

    /// What the URL of its HTTP looks like.
    public static final Pattern PAGES = Pattern.compile("https?://" + REST);

    /// What a pin looks like.
    public static final Pattern PIN = Pattern.compile("[0-9a-fA-F]{64}");

    /// Creates the value; the list is copied.
    public ExternalRelay {
        dialledBy = List.copyOf(dialledBy);
    }
}
