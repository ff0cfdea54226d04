package org.moqlab.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The values of `tokens.css`, read without a toolkit.
record Tokens(Map<String, Color> lights, Map<String, Color> darks) {
    private static final Pattern VALUE = Pattern.compile("-lab-(\\w+):\\s*(#[0-9A-Fa-f]{6});");

    static Tokens read() throws IOException {
        try (InputStream in = Tokens.class.getResourceAsStream("tokens.css")) {
            String css =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int media = css.indexOf("@media (prefers");
            return new Tokens(values(css.substring(0, media)), values(css.substring(media)));
        }
    }

    private static Map<String, Color> values(String css) {
        Map<String, Color> values = new TreeMap<>();
        Matcher m = VALUE.matcher(css);
        while (m.find()) {
            values.put(m.group(1), Color.web(m.group(2)));
        }
        return values;
    }

    Color light(Token token) {
        return Objects.requireNonNull(lights.get(token.key()));
    }

    Color dark(Token token) {
        return Objects.requireNonNull(darks.get(token.key()));
    }
}
