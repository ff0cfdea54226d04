package org.moqlab.app.pen;

import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/// An SVG document as it is written: elements, numbers, colours and words in SVG's form.
final class SvgText {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();
    private int clips;

    /// Appends markup as it is.
    SvgText raw(String markup) {
        out.append(markup);
        return this;
    }

    /// A clip path that may be named, for what is inside a shape.
    ///
    /// @param shape an element
    /// @return its reference
    String clip(String shape) {
        String id = "clip" + ++clips;
        definitions.append("<clipPath id=\"").append(id).append("\">").append(shape);
        definitions.append("</clipPath>\n");
        return "url(#" + id + ")";
    }

    /// The whole document.
    String document(double width, double height) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + number(width)
                + "\" height=\""
                + number(height)
                + "\" viewBox=\"0 0 "
                + number(width)
                + " "
                + number(height)
                + "\">\n<defs>\n"
                + definitions
                + "</defs>\n"
                + out
                + "</svg>\n";
    }

    /// A number with at most two decimals.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "0";
        }
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.2f", rounded).replaceFirst("0$", "");
    }

    /// Numbers with blanks between them.
    static String numbers(double... values) {
        StringBuilder all = new StringBuilder();
        for (double value : values) {
            all.append(all.isEmpty() ? "" : " ").append(number(value));
        }
        return all.toString();
    }

    /// Factors of a transform with blanks between them.
    static String precise(double... factors) {
        StringBuilder all = new StringBuilder();
        for (double factor : factors) {
            all.append(all.isEmpty() ? "" : " ");
            all.append(
                    factor == Math.rint(factor)
                            ? number(factor)
                            : String.format(Locale.ROOT, "%.5f", factor));
        }
        return all.toString();
    }

    /// Attributes of a paint, such as ` fill="…" fill-opacity="0.5"`.
    ///
    /// @param attribute `fill` or `stroke`
    static String paint(String attribute, Paint paint) {
        if (!(paint instanceof Color color)) {
            return " " + attribute + "=\"none\"";
        }
        String all =
                " "
                        + attribute
                        + "=\""
                        + String.format(
                                Locale.ROOT,
                                "#%02x%02x%02x",
                                Math.round(color.getRed() * 255),
                                Math.round(color.getGreen() * 255),
                                Math.round(color.getBlue() * 255))
                        + "\"";
        return color.getOpacity() >= 1
                ? all
                : all + " " + attribute + "-opacity=\"" + number(color.getOpacity()) + "\"";
    }

    /// Attributes of a font; who has not got the face sees the next best one.
    static String font(Font font) {
        String name = font.getName();
        boolean mono = name.contains("Mono");
        boolean strong = name.contains("Bold");
        return " font-family=\"'"
                + escape(font.getFamily())
                + "', "
                + (mono ? "'DejaVu Sans Mono', monospace" : "'DejaVu Sans', sans-serif")
                + "\" font-size=\""
                + number(font.getSize())
                + "\""
                + (strong ? " font-weight=\"" + (name.contains("Semi") ? 600 : 700) + "\"" : "");
    }

    /// Words as SVG has them: no markup, nothing that XML forbids.
    static String escape(String words) {
        StringBuilder all = new StringBuilder();
        words.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> all.append("&lt;");
                        case '>' -> all.append("&gt;");
                        case '&' -> all.append("&amp;");
                        case '"' -> all.append("&quot;");
                        default -> all.appendCodePoint(allowed(c) ? c : '?');
                    }
                });
        return all.toString();
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
    }
}
