package org.moqlab.app.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of a bundle with their values filled in. A text is taken apart once, however often it
/// is written: tables write hundreds a second. Any thread.
public final class Phrasebook {
    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /// The texts of `bundle`, of which there is a fixed number.
    ///
    /// @param locale how values are written that are not yet text
    public Phrasebook(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The text of `key` with `{0}`, `{1}`… filled in.
    ///
    /// @throws java.util.MissingResourceException when the bundle has no such key
    public String of(String key, Object... values) {
        MessageFormat format =
                formats.computeIfAbsent(
                        key, wanted -> new MessageFormat(bundle.getString(wanted), locale));
        // A format is for one thread at a time.
        synchronized (format) {
            return format.format(values);
        }
    }
}
