package org.moqlab.app.pen;

import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/// Paints, font, place and clip on paper: what is remembered and taken back together.
final class PaperState {
    Paint stroke = Color.BLACK;
    Paint fill = Color.BLACK;
    double width = 1;
    double[] dashes = {};
    StrokeLineCap cap = StrokeLineCap.SQUARE;
    StrokeLineJoin join = StrokeLineJoin.MITER;
    Font font = Font.getDefault();
    TextAlignment align = TextAlignment.LEFT;
    Affine place = new Affine();
    String clip = "";

    PaperState copy() {
        PaperState copy = new PaperState();
        copy.stroke = stroke;
        copy.fill = fill;
        copy.width = width;
        copy.dashes = dashes;
        copy.cap = cap;
        copy.join = join;
        copy.font = font;
        copy.align = align;
        copy.place = place.clone();
        copy.clip = clip;
        return copy;
    }

    /// Where things stand, as an attribute; empty at the origin.
    String place() {
        return place.isIdentity()
                ? ""
                : " transform=\"matrix("
                        + SvgText.precise(
                                place.getMxx(), place.getMyx(), place.getMxy(), place.getMyy())
                        + " "
                        + SvgText.numbers(place.getTx(), place.getTy())
                        + ")\"";
    }

    /// Attributes of an area.
    String filled() {
        return SvgText.paint("fill", fill);
    }

    /// Attributes of a line.
    String stroked() {
        StringBuilder all = new StringBuilder(" fill=\"none\"");
        all.append(SvgText.paint("stroke", stroke));
        all.append(" stroke-width=\"").append(SvgText.number(width)).append('"');
        if (dashes.length > 0) {
            all.append(" stroke-dasharray=\"").append(SvgText.numbers(dashes)).append('"');
        }
        if (cap != StrokeLineCap.BUTT) {
            all.append(" stroke-linecap=\"").append(word(cap)).append('"');
        }
        if (join != StrokeLineJoin.MITER) {
            all.append(" stroke-linejoin=\"").append(word(join)).append('"');
        }
        return all.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
