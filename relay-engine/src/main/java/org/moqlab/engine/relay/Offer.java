package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;

/// What a dial offers the other end (WIRE §1.2).
public sealed interface Offer {
    /// QUIC itself.
    ///
    /// @param alpn the one protocol name offered
    record Quic(String alpn) implements Offer {
        @Override
        public Optional<String> answer(List<String> spoken) {
            return spoken.contains(alpn) ? Optional.of(alpn) : Optional.empty();
        }

        @Override
        public String wanted() {
            return alpn;
        }

        @Override
        public String path() {
            return "";
        }

        @Override
        public String toString() {
            return alpn;
        }
    }

    /// A WebTransport session over HTTP/3, what `https://` asks for.
    ///
    /// @param target path of the URL with its query, percent-encoded as it goes out
    /// @param protocols protocol names, most wanted first; may be empty
    record WebTransport(String target, List<String> protocols) implements Offer {
        /// Most names in one offer.
        public static final int MAX_PROTOCOLS = 32;

        /// Creates the offer; the list is copied.
        ///
        /// @throws IllegalArgumentException for a target that is no path, a name that is not of
        ///   visible characters, or too many names
        public WebTransport {
            protocols = List.copyOf(protocols);
            if (!target.startsWith("/") || !isVisible(target)) {
                throw new IllegalArgumentException("not a path: " + target);
            }
            if (protocols.size() > MAX_PROTOCOLS) {
                throw new IllegalArgumentException("more than " + MAX_PROTOCOLS + " protocols");
            }
            if (!protocols.stream().allMatch(WebTransport::isVisible)) {
                throw new IllegalArgumentException("not protocol names: " + protocols);
            }
        }

        private static boolean isVisible(String text) {
            return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        }

        @Override
        public Optional<String> answer(List<String> spoken) {
            return Optional.of(protocols.stream().filter(spoken::contains).findFirst().orElse(""));
        }

        @Override
        public String wanted() {
            return protocols.isEmpty() ? "" : protocols.getFirst();
        }

        @Override
        public String path() {
            return path(target);
        }

        /// The query of a target; empty for none.
        public static String query(String target) {
            int query = target.indexOf('?');
            return query < 0 ? "" : target.substring(query + 1);
        }

        /// A target without its query.
        public static String path(String target) {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        /// Without the query, which may carry a token.
        @Override
        public String toString() {
            return "WebTransport " + path() + " " + protocols;
        }
    }

    /// The protocol name a session begins with at an end that speaks `spoken`, which may be none
    /// (`""`): the first messages negotiate then.
    ///
    /// @return empty when that end refuses the dial
    Optional<String> answer(List<String> spoken);

    /// The protocol name it asks for first; empty when it names none.
    String wanted();

    /// What carries the session, `quic` or `webtransport`.
    default String carrier() {
        return switch (this) {
            case Quic _ -> "quic";
            case WebTransport _ -> "webtransport";
        };
    }

    /// The session's path, as [RelayInput.SessionOpened] tells it.
    String path();
}
