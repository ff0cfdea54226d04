package org.moqlab.app.theme;

import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/// Puts the look of the program on a scene and switches between light, dark and what the system
/// prefers. FX thread only.
public final class Theme {
    private static final List<String> SHEETS = List.of("tokens.css", "controls.css", "panes.css");

    private Theme() {}

    /// Loads the fonts, installs the style sheets on `scene` once and chooses the scheme.
    ///
    /// @param scheme empty follows the system
    public static void install(Scene scene, Optional<ColorScheme> scheme) {
        loadFonts();
        Sheets.add(scene, SHEETS.stream().map(Theme::sheet).toList());
        choose(scene, scheme);
    }

    /// Has a scene that has the theme carry the sheets that parts of it came with.
    public static void lift(Scene scene) {
        Sheets.lift(scene);
    }

    /// Switches the scheme of a scene that has the theme.
    ///
    /// @param scheme empty follows the system
    public static void choose(Scene scene, Optional<ColorScheme> scheme) {
        scene.getPreferences().setColorScheme(scheme.orElse(null));
    }

    /// Loads the type faces once.
    ///
    /// @return whether all were found
    public static boolean loadFonts() {
        return Arrays.stream(Face.values()).allMatch(Face::isLoaded);
    }

    static String sheet(String name) {
        URL url = Objects.requireNonNull(Theme.class.getResource(name), name);
        return url.toExternalForm();
    }
}
