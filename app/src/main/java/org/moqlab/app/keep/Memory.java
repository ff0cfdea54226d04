package org.moqlab.app.keep;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Settings by key, as they were left. What a file says that makes no sense counts as not said. FX
/// thread only.
public final class Memory {
    /// Most settings.
    public static final int MAX_KEYS = 500;

    /// Longest value, characters.
    public static final int MAX_TEXT = 4_000;

    private final TreeMap<String, String> all = new TreeMap<>();
    private final Consumer<Map<String, String>> keep;

    /// Settings that are kept by `keep`, called with all of them whenever one changes.
    public Memory(Map<String, String> kept, Consumer<Map<String, String>> keep) {
        this.keep = keep;
        kept.entrySet().stream()
                .filter(one -> one.getValue().length() <= MAX_TEXT)
                .limit(MAX_KEYS)
                .forEach(one -> all.put(one.getKey(), one.getValue()));
    }

    /// Settings that nobody keeps.
    public static Memory none() {
        return new Memory(Map.of(), _ -> {});
    }

    /// What was said.
    public Optional<String> text(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /// How many keys begin so.
    public int count(String prefix) {
        return (int) all.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    /// A number within bounds.
    public double number(String key, double otherwise, double least, double most) {
        try {
            double said = Double.parseDouble(all.getOrDefault(key, ""));
            return Double.isFinite(said) ? Math.clamp(said, least, most) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// One of the values of an enum.
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
            if (value.name().equals(all.get(key))) {
                return value;
            }
        }
        return otherwise;
    }

    /// Says something from now on; a value that is too long, or one too many, is not kept.
    public void put(String key, String value) {
        boolean fits = all.size() < MAX_KEYS || all.containsKey(key);
        if (fits && value.length() <= MAX_TEXT && !value.equals(all.put(key, value))) {
            tell();
        }
    }

    /// Says nothing any more of keys that begin so.
    public void forget(String prefix) {
        if (all.keySet().removeIf(key -> key.startsWith(prefix))) {
            tell();
        }
    }

    private void tell() {
        keep.accept(Collections.unmodifiableMap(new TreeMap<>(all)));
    }
}
