package org.moqlab.engine.attach;

import java.net.URI;
import java.util.Optional;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Trust;

/// A relay to watch.
///
/// @param name what it is called here
/// @param url `https://` or `moqt://` for a session, `http://` for a relay that shows itself
/// @param trust what its certificate must be
/// @param token what to show as `?jwt=`; empty for nothing
/// @param own certificate to show when asked for one
/// @param pages base of its HTTP: `/announced`, `/health`, `/nodes`; empty when it is not known
/// @param named whether a person has named it, rather than another relay
public record AttachTarget(
        String name,
        URI url,
        Trust trust,
        Optional<String> token,
        Optional<Identity> own,
        Optional<URI> pages,
        boolean named) {
    static final int DEFAULT_PORT = 443;

    /// Its URL as text; never with a token.
    public String address() {
        return url.toString();
    }

    /// Whether it shows itself over HTTP.
    boolean isPlain() {
        return "http".equals(url.getScheme());
    }

    /// Whether its URL means QUIC itself.
    boolean isRaw() {
        return "moqt".equals(url.getScheme());
    }

    /// The same relay at another URL.
    AttachTarget at(URI other, Trust by, Optional<URI> http) {
        return new AttachTarget(name, other, by, token, own, http, named);
    }

    /// Without the token.
    @Override
    public String toString() {
        return name + " " + url;
    }
}
