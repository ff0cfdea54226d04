package org.moqlab.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The type faces of the program: Inter for words, JetBrains Mono for every number that changes,
/// names of namespaces, ids and bytes. Loaded once from the class path; DejaVu where they are
/// missing.
public enum Face {
    /// Words.
    TEXT("inter/Inter-Regular.otf", "Inter Regular", "DejaVu Sans", FontWeight.NORMAL),
    /// Words that are the answer, heads.
    STRONG("inter/Inter-SemiBold.otf", "Inter SemiBold", "DejaVu Sans", FontWeight.BOLD),
    /// Names on the canvas.
    BOLD("inter/Inter-Bold.otf", "Inter Bold", "DejaVu Sans", FontWeight.BOLD),
    /// Numbers and ids.
    MONO(
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "JetBrains Mono Regular",
            "DejaVu Sans Mono",
            FontWeight.NORMAL),
    /// Hop counts and the clock.
    MONO_BOLD(
            "jetbrains_mono/JetBrainsMono-Bold.ttf",
            "JetBrains Mono Bold",
            "DejaVu Sans Mono",
            FontWeight.BOLD);

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";

    private final String fullName;
    private final String fallback;
    private final FontWeight weight;
    private final boolean loaded;

    Face(String file, String fullName, String fallback, FontWeight weight) {
        this.fullName = fullName;
        this.fallback = fallback;
        this.weight = weight;
        this.loaded = load(file);
    }

    private static boolean load(String file) {
        try (InputStream in = Face.class.getResourceAsStream(FOLDER + file)) {
            return in != null && Font.loadFont(in, 12) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read font " + file, e);
        }
    }

    /// Whether the face itself, and not its fallback, is used.
    public boolean isLoaded() {
        return loaded;
    }

    /// The face at a size in px.
    public Font at(double size) {
        return loaded ? new Font(fullName, size) : Font.font(fallback, weight, size);
    }
}
