package org.moqlab.app;

import java.nio.file.Files;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.image.Image;
import org.moqlab.app.export.BugPack;
import org.moqlab.app.export.View;
import org.moqlab.app.pen.Paper;
import org.moqlab.app.pen.Png;

/// Takes pictures of parts of the window as they look now. What is to be written is taken at once,
/// on the FX thread; writing it may be done elsewhere.
///
/// @param views where each part is
record Photographer(Function<View, Node> views) {
    /// Takes a picture.
    ///
    /// @param vector whether as SVG; as PNG otherwise
    BugPack.Picture take(View view, boolean vector) {
        Node node = views.apply(view);
        if (vector) {
            String svg = Paper.svg(node);
            return file -> Files.writeString(file, svg);
        }
        Image image =
                view == View.WINDOW ? node.getScene().snapshot(null) : node.snapshot(null, null);
        return file -> Png.write(image, file);
    }
}
