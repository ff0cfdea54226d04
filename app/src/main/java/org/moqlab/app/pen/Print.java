package org.moqlab.app.pen;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.moqlab.app.theme.Face;

/// The type styles of the canvas.
public enum Print {
    /// Hop count on a full box.
    HOPS(Face.MONO_BOLD, 25),
    /// Hop count on a medium box.
    HOPS_MEDIUM(Face.MONO_BOLD, 20),
    /// Hop count on a compact box.
    HOPS_COMPACT(Face.MONO_BOLD, 17),
    /// Hop count on a tiny box.
    HOPS_TINY(Face.MONO_BOLD, 14),
    /// Name of a relay.
    NAME(Face.BOLD, 17),
    /// Name of a relay on a compact box.
    NAME_COMPACT(Face.BOLD, 14),
    /// What a client gets.
    TITLE(Face.STRONG, 12),
    /// Names of namespaces.
    MONO(Face.MONO, 12),
    /// Second lines, words.
    LINE(Face.TEXT, 11),
    /// Unit below a number.
    UNIT(Face.STRONG, 10),
    /// Badge and countdown numbers.
    COUNT(Face.MONO_BOLD, 11),
    /// Unit in a countdown.
    SMALL(Face.TEXT, 10),
    /// Numbers on plates.
    PLATE(Face.MONO_BOLD, 10);

    private static final String ELLIPSIS = "…";

    private static final Map<Print, Font> FONTS = new EnumMap<>(Print.class);

    private final Face face;
    private final double size;

    Print(Face face, double size) {
        this.face = face;
        this.size = size;
    }

    /// Size, px.
    public double size() {
        return size;
    }

    /// Its font, made once. FX thread only.
    public Font font() {
        return FONTS.computeIfAbsent(this, print -> print.face.at(print.size));
    }

    /// Width of `words`, px.
    public double width(String words) {
        Text text = new Text(words);
        text.setFont(font());
        return text.getLayoutBounds().getWidth();
    }

    /// `words`, cut with an ellipsis where they are wider than `room` px.
    public String fit(String words, double room) {
        if (width(words) <= room) {
            return words;
        }
        int low = 0;
        int high = words.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(words.substring(0, middle) + ELLIPSIS) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return words.substring(0, low).stripTrailing() + ELLIPSIS;
    }

    /// `words`, cut in the middle where they are wider than `room` px: names that begin alike are
    /// told apart by their ends.
    public String fitMiddle(String words, double room) {
        if (width(words) <= room) {
            return words;
        }
        int low = 0;
        int high = words.length() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(ends(words, middle)) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return ends(words, low);
    }

    private static String ends(String words, int kept) {
        int tail = (kept + 1) / 2;
        return words.substring(0, kept - tail).strip()
                + ELLIPSIS
                + words.substring(words.length() - tail);
    }
}
