package org.moqlab.app.words;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the window, from one message bundle.
public final class Words {
    /// The bundle, for FXML files as well.
    public static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.moqlab.app.messages");

    private static final Phrasebook PHRASES = new Phrasebook(BUNDLE, Locale.getDefault());

    private Words() {}

    /// The text of `key` with `{0}`, `{1}`… filled in.
    ///
    /// @param values already written as text, so that no locale groups their digits
    /// @throws java.util.MissingResourceException when the bundle has no such key
    public static String of(String key, String... values) {
        return PHRASES.of(key, (Object[]) values);
    }

    /// How a relay process ended, such as `killed`; `how` itself when there is no better word.
    public static String ended(String how) {
        String key = "relay.how." + how;
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : how;
    }

    /// The text of `key` for one thing or for several: `key.one` or `key.many` with `{0}`.
    public static String counted(String key, long count) {
        return of(key + (count == 1 ? ".one" : ".many"), Figures.count(count));
    }

    /// A line of scenario as a label: `stop pub`.
    public static String command(String line) {
        return line.replaceAll("[{}\"]", "").replace(": ", " ");
    }
}
