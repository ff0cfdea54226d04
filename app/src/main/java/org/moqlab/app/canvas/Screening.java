package org.moqlab.app.canvas;

import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Exhibit;

/// A canvas that nobody sees, with a clock of its own: draws moments into pixels, one after the
/// other, as the window would play them. FX thread only.
public final class Screening {
    private final Scene scene;
    private final MeshCanvas canvas;
    private final Label caption = new Label();
    private final StackPane root;
    private long nanos;

    /// @param selection who and what is selected meanwhile
    /// @param places where the file draws whom
    /// @param width in px
    /// @param height in px
    public Screening(
            Selection selection,
            Map<String, Exhibit.Spot> places,
            Optional<ColorScheme> colours,
            int width,
            int height) {
        canvas = new MeshCanvas(selection, _ -> {}, this::clock);
        canvas.place(places);
        caption.getStyleClass().addAll("mono", "film-caption");
        StackPane.setAlignment(caption, Pos.TOP_RIGHT);
        root = new StackPane(canvas, caption);
        root.getStyleClass().add("film-frame");
        root.getStylesheets().setAll(canvas.getStylesheets());
        scene = new Scene(root, width, height);
        Theme.install(scene, colours);
        root.resize(width, height);
    }

    /// Whether it shows who has asked whom for the selected namespace.
    public BooleanProperty treeProperty() {
        return canvas.treeProperty();
    }

    private long clock() {
        return nanos;
    }

    /// Draws a moment.
    ///
    /// @param words in the corner, such as the time
    /// @param after screen time since the moment before, ns
    /// @return its pixels, row by row, alpha red green blue
    public int[] draw(Moment moment, String words, long after) {
        nanos += after;
        caption.setText(words);
        canvas.show(moment);
        root.applyCss();
        root.layout();
        canvas.paintFlights(nanos);
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
