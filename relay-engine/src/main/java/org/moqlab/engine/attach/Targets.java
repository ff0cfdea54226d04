package org.moqlab.engine.attach;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Trust;

/// Reads whom to watch, and how to be sure of them, from words.
///
/// @param trust what relays without a word of their own must show
/// @param pins SHA-256 of certificates, hexadecimal, by name
/// @param unchecked names of relays whose certificates are not looked at
/// @param tokens files with tokens, by name
/// @param pages URLs of their HTTP, by name
/// @param own certificate to show to who asks
public record Targets(
        Trust trust,
        Map<String, String> pins,
        List<String> unchecked,
        Map<String, Path> tokens,
        Map<String, String> pages,
        Optional<Identity> own) {
    /// Octets of the longest token.
    static final int MAX_TOKEN = 16_384;

    private static final String FINGERPRINT = "[0-9a-fA-F]{64}";

    /// The relays that are named, each `URL` or `NAME=URL`.
    ///
    /// @throws IOException when a file cannot be read
    /// @throws IllegalArgumentException when something is no URL, or names no relay
    public List<AttachTarget> read(List<String> words) throws IOException {
        List<AttachTarget> targets = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            boolean named = equals > 0 && word.indexOf("://") > equals;
            URI url = url(named ? word.substring(equals + 1) : word);
            String name = named ? word.substring(0, equals) : url.getRawAuthority();
            Optional<URI> http = Optional.ofNullable(pages.get(name)).map(Targets::url);
            targets.add(new AttachTarget(name, url, trust(name), token(name), own, http, true));
        }
        requireNamed(targets);
        return targets;
    }

    private void requireNamed(List<AttachTarget> targets) {
        List<String> names = targets.stream().map(AttachTarget::name).toList();
        List<String> asked = new ArrayList<>(pins.keySet());
        asked.addAll(unchecked);
        asked.addAll(tokens.keySet());
        asked.addAll(pages.keySet());
        for (String name : asked) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("no relay is called " + name);
            }
        }
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean known = List.of("https", "moqt", "http").contains(url.getScheme() + "");
            boolean plain = url.getUserInfo() == null && url.getRawQuery() == null;
            if (known && plain && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Said below, without the text: it may hold a token.
        }
        throw new IllegalArgumentException(
                "expected an https://, moqt:// or http:// URL without user and query; tokens come"
                        + " from --token-file");
    }

    private Trust trust(String name) {
        String pin = pins.get(name);
        if (pin == null) {
            return unchecked.contains(name) ? new Trust.Unchecked() : trust;
        }
        if (!pin.matches(FINGERPRINT)) {
            throw new IllegalArgumentException(
                    "expected 64 hexadecimal digits as the pin of " + name + ", found others");
        }
        return new Trust.Pinned(Bytes.wrap(HexFormat.of().parseHex(pin)));
    }

    private Optional<String> token(String name) throws IOException {
        Path file = tokens.get(name);
        return file == null ? Optional.empty() : Optional.of(token(file));
    }

    /// The token in a file.
    ///
    /// @throws IOException when it cannot be read
    /// @throws IllegalArgumentException when something else is in it, which is not told
    public static String token(Path file) throws IOException {
        String token = Files.size(file) > MAX_TOKEN ? "" : Files.readString(file).strip();
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(file + ": expected one token");
        }
        return token;
    }
}
