package org.moqlab.app.marks;

import javafx.beans.NamedArg;
import javafx.scene.layout.Region;
import org.moqlab.engine.model.MessageView;

/// A silhouette whose shape and colour the style sheet gives by name, such as `glyph-ghost`.
public final class Glyph extends Region {
    private static final String PREFIX = "glyph-";

    /// The glyph called `name`, such as `ghost`.
    public Glyph(@NamedArg("kind") String name) {
        getStyleClass().addAll("glyph", PREFIX + name);
        setFocusTraversable(false);
    }

    /// Name of the glyph of a message.
    public static String nameOf(MessageView.Kind kind) {
        return switch (kind) {
            case ANNOUNCE -> "announce";
            case REANNOUNCE -> "reannounce";
            case UNANNOUNCE -> "unannounce";
            case SUBSCRIBE -> "subscribe";
            case REFUSAL -> "refusal";
            case DATA -> "data";
            case SETUP, INTEREST, HEARTBEAT, ACCEPT, END, GROUP -> "message";
        };
    }

    /// Becomes another glyph.
    public void become(String name) {
        getStyleClass().setAll("glyph", PREFIX + name);
    }
}
