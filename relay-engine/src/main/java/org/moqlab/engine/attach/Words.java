package org.moqlab.engine.attach;

import java.util.Locale;

/// Names of constants as people read them.
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
