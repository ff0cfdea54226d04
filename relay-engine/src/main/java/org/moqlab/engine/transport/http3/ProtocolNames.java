package org.moqlab.engine.transport.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sub-protocol names in fields: a list of strings (RFC 8941 §3.1, §3.3.3). Parameters are read
/// over; a list with anything else in it means nothing at all, as the WebTransport drafts say.
final class ProtocolNames {
    /// What the dialling end offers.
    static final String OFFERED = "wt-available-protocols";

    /// What the accepting end took.
    static final String TAKEN = "wt-protocol";

    private static final char NONE = 0;

    private final String text;
    private int next;

    private ProtocolNames(String text) {
        this.text = text;
    }

    static String format(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /// The names of all fields of that name; empty when there is none or it is malformed.
    static List<String> parse(List<Field> fields, String name) {
        String joined =
                fields.stream()
                        .filter(field -> field.name().equals(name))
                        .map(Field::value)
                        .collect(Collectors.joining(","));
        return joined.isBlank() ? List.of() : new ProtocolNames(joined).list().orElse(List.of());
    }

    private Optional<List<String>> list() {
        List<String> names = new ArrayList<>();
        do {
            blanks();
            Optional<String> name = string();
            if (name.isEmpty() || !parameters()) {
                return Optional.empty();
            }
            names.add(name.get());
            blanks();
        } while (skip(','));
        return next == text.length() ? Optional.of(names) : Optional.empty();
    }

    private Optional<String> string() {
        StringBuilder string = new StringBuilder();
        if (!skip('"')) {
            return Optional.empty();
        }
        while (!skip('"')) {
            boolean escaped = skip('\\');
            char c = peek();
            if (c < ' ' || c > '~' || (escaped && c != '"' && c != '\\')) {
                return Optional.empty();
            }
            string.append(c);
            next++;
        }
        return Optional.of(string.toString());
    }

    private boolean parameters() {
        while (skip(';')) {
            blanks();
            token();
            if (!skip('=')) {
                continue;
            }
            if (peek() == '"') {
                if (string().isEmpty()) {
                    return false;
                }
            } else {
                token();
            }
        }
        return true;
    }

    /// Reads over a key or a value without blanks.
    private void token() {
        while (peek() > ' ' && ",;=\"".indexOf(peek()) < 0) {
            next++;
        }
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            next++;
        }
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : NONE;
    }

    private boolean skip(char wanted) {
        boolean found = peek() == wanted;
        if (found) {
            next++;
        }
        return found;
    }
}
