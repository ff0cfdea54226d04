package org.moqlab.app.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one relay holds at a moment. An entry is judged when somebody looks: of a large mesh a
/// screen shows one in a hundred. FX thread.
final class Held {
    /// What a row holds that is no longer shown.
    static final Held NOTHING = new Held(_ -> null);

    private final Function<String, @Nullable Entry> judge;
    private final Map<String, Entry> judged = new HashMap<>();

    Held(Function<String, @Nullable Entry> judge) {
        this.judge = judge;
    }

    /// What it holds for a namespace; null where nobody knows.
    @Nullable Entry entry(String path) {
        return judged.computeIfAbsent(path, judge);
    }
}
