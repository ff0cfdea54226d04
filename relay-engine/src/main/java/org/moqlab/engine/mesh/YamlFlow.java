package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Keys and values on one line of YAML.
final class YamlFlow {
    private final List<String> pairs = new ArrayList<>();

    /// @param value as YAML
    void put(String key, String value) {
        pairs.add(key + ": " + value);
    }

    void duration(String key, OptionalLong ns) {
        ns.ifPresent(value -> put(key, Durations.format(value)));
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    String text() {
        return "{" + String.join(", ", pairs) + "}";
    }
}
