package org.moqlab.app.theme;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// The tokens' colours at one moment, for painters. A value.
///
/// @param colors by token; a missing one is transparent
public record Palette(Map<Token, Color> colors) {
    /// Creates a palette; the map is copied.
    public Palette {
        Map<Token, Color> copy = new EnumMap<>(Token.class);
        copy.putAll(colors);
        colors = copy;
    }

    /// The colour of a token.
    public Color get(Token token) {
        return colors.getOrDefault(token, Color.TRANSPARENT);
    }

    /// The colour of a token, see-through.
    ///
    /// @param opacity 0 to 1
    public Color get(Token token, double opacity) {
        return get(token).deriveColor(0, 1, 1, opacity);
    }

    /// The same colours, see-through.
    ///
    /// @param opacity 0 to 1
    public Palette faded(double opacity) {
        Map<Token, Color> faded = new EnumMap<>(Token.class);
        colors.forEach((token, color) -> faded.put(token, get(token, opacity)));
        return new Palette(faded);
    }
}
