package org.moqlab.app.pen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws texts of the scene graph: words as words, icons as outlines.
///
/// @param surface where
record TextOnPaper(OnPaper surface) {
    private static final int FIRST_ICON = 0xE000;
    private static final int LAST_ICON = 0xF8FF;

    /// Most lines of one text.
    static final int MAX_LINES = 500;

    void draw(Text text) {
        Paint fill = text.getFill();
        if (fill == null || text.getText().isBlank()) {
            return;
        }
        surface.setFill(fill);
        if (text.getText().codePoints().anyMatch(c -> c >= FIRST_ICON && c <= LAST_ICON)) {
            surface.beginPath();
            surface.appendSVGPath(Outlines.of(text));
            surface.fill();
            return;
        }
        surface.setFont(text.getFont());
        Bounds bounds = text.getLayoutBounds();
        List<String> lines = lines(text);
        double height = bounds.getHeight() / lines.size();
        double y = bounds.getMinY() + text.getBaselineOffset();
        boolean wraps = text.getWrappingWidth() > 0;
        TextAlignment align = wraps ? text.getTextAlignment() : TextAlignment.LEFT;
        surface.setTextAlign(align);
        double x =
                switch (align) {
                    case CENTER -> bounds.getCenterX();
                    case RIGHT -> bounds.getMaxX();
                    case LEFT, JUSTIFY -> bounds.getMinX();
                };
        for (String line : lines) {
            surface.fillText(line, x, y);
            y += height;
        }
    }

    /// The lines as they are broken on the screen: at blanks, where the next word has no room.
    private static List<String> lines(Text text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.getText().split("\n", -1)) {
            if (text.getWrappingWidth() > 0) {
                wrap(paragraph, text, lines);
            } else {
                lines.add(paragraph);
            }
        }
        return lines.subList(0, Math.min(lines.size(), MAX_LINES));
    }

    private static void wrap(String paragraph, Text text, List<String> lines) {
        Text measured = new Text();
        measured.setFont(text.getFont());
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            measured.setText(longer);
            boolean fits = measured.getLayoutBounds().getWidth() <= text.getWrappingWidth() + 1;
            if (!fits && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
    }
}
