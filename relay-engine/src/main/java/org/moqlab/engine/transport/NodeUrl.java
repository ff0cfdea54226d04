package org.moqlab.engine.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// The URLs of relays inside names they publish, where slashes are single (WIRE §5.2).
public final class NodeUrl {
    /// Longest URL that is looked at, characters.
    public static final int MAX_LENGTH = 512;

    private NodeUrl() {}

    /// The URL that the rest of such a name stands for; a bare host is one of `https`.
    ///
    /// @return empty for what is no URL of a relay
    public static Optional<URI> of(String path) {
        if (path.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int colon = path.indexOf(":/");
        String text =
                colon >= 0 && colon + 1 == path.indexOf('/')
                        ? path.substring(0, colon) + "://" + path.substring(colon + 2)
                        : "https://" + path;
        return parse(text);
    }

    /// The URL of a relay as it is written elsewhere.
    ///
    /// @return empty for what is no URL of a relay
    public static Optional<URI> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            boolean known = "https".equals(url.getScheme()) || "moqt".equals(url.getScheme());
            boolean plain =
                    url.getHost() != null
                            && url.getUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null;
            return known && plain ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Two URLs of the same place differ at most in a slash at the end.
    public static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
