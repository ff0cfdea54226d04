package org.moqlab.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is announced: a path of `/`-separated parts without leading, trailing or doubled slash
/// (WIRE §1.7). The empty path is the root.
public record Namespace(String path) implements Comparable<Namespace> {
    /// The root, prefix of every namespace.
    public static final Namespace ROOT = new Namespace("");

    /// Below it relays that find each other by gossip publish their addresses (GOSSIP C.7).
    public static final Namespace ORIGINS = new Namespace(".internal/origins");

    /// Longest path this lab accepts, in UTF-16 units; longer names are refused where they enter.
    public static final int MAX_LENGTH = 4_096;

    /// Normalises and creates a namespace.
    ///
    /// @throws IllegalArgumentException above [#MAX_LENGTH]
    public Namespace {
        if (path.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("namespace longer than " + MAX_LENGTH);
        }
        path = normalise(path);
    }

    /// The root that the path of a URL names: dot segments are resolved as in every URL, slashes
    /// normalised, and percent-encoded octets left as they are, for the relays of the family take
    /// them so.
    ///
    /// @param path without query
    /// @throws IllegalArgumentException above [#MAX_LENGTH]
    public static Namespace ofUrlPath(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            String dots = part.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (dots.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!dots.equals(".") && !dots.equals("..")) {
                parts.add(part);
            }
        }
        return new Namespace(String.join("/", parts));
    }

    private static String normalise(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean doubled = c == '/' && (out.isEmpty() || out.charAt(out.length() - 1) == '/');
            if (!doubled) {
                out.append(c);
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '/') {
            out.setLength(out.length() - 1);
        }
        return out.length() == raw.length() ? raw : out.toString();
    }

    /// Whether `prefix` covers this namespace; part boundaries count, so `foo` is no prefix of
    /// `foobar`.
    public boolean startsWith(Namespace prefix) {
        return prefix.path.isEmpty()
                || path.equals(prefix.path)
                || (path.startsWith(prefix.path) && path.charAt(prefix.path.length()) == '/');
    }

    /// The rest of this namespace below `prefix`.
    ///
    /// @throws IllegalArgumentException when `prefix` does not cover this namespace
    public Namespace below(Namespace prefix) {
        if (!startsWith(prefix)) {
            throw new IllegalArgumentException(path + " is not below " + prefix.path);
        }
        return prefix.path.isEmpty() ? this : new Namespace(path.substring(prefix.path.length()));
    }

    /// This namespace with `suffix` joined below it.
    public Namespace join(Namespace suffix) {
        if (suffix.path.isEmpty()) {
            return this;
        }
        return path.isEmpty() ? suffix : new Namespace(path + "/" + suffix.path);
    }

    @Override
    public int compareTo(Namespace other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
