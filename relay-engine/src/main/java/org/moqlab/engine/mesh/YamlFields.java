package org.moqlab.engine.mesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Place;

/// The keys of one mapping whose possible keys are known.
public final class YamlFields {
    private final YamlChecks checks;
    private final Place place;
    private final String what;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();

    /// Opens a mapping.
    ///
    /// @param what what it is, such as `a client`
    /// @param known every key it may have
    /// @throws ScenarioException when it is no mapping or has another key
    public YamlFields(YamlChecks checks, YamlNode node, String what, List<String> known)
            throws ScenarioException {
        if (!(node instanceof Mapping mapping)) {
            throw checks.refuse(node, what + " with the keys " + String.join(", ", known));
        }
        this.checks = checks;
        this.place = mapping.place();
        this.what = what;
        for (Mapping.Pair pair : mapping.pairs()) {
            if (!known.contains(pair.key().text())) {
                throw checks.unknown(pair.key(), "a key of " + what, known);
            }
            values.put(pair.key().text(), pair.value());
            keys.put(pair.key().text(), pair.key().place());
        }
    }

    /// Where the mapping starts.
    public Place place() {
        return place;
    }

    /// Where a key stands that is there.
    public Place place(String key) {
        return keys.getOrDefault(key, place);
    }

    /// Whether a key is there.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// The value of a key that must be there.
    public YamlNode required(String key) throws ScenarioException {
        YamlNode value = values.get(key);
        if (value == null) {
            throw checks.refuse(place, "the key '" + key + "' in " + what, present());
        }
        return value;
    }

    /// The value of a key that may be there.
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The only one of `choices` that is there.
    public String oneOf(List<String> choices) throws ScenarioException {
        List<String> there = choices.stream().filter(this::has).toList();
        String expected = "one of " + String.join(", ", choices) + " in " + what;
        if (there.isEmpty()) {
            throw checks.refuse(place, expected, present());
        }
        if (there.size() > 1) {
            throw checks.refuse(
                    place(there.get(1)), expected, there.get(0) + " and " + there.get(1));
        }
        return there.getFirst();
    }

    private String present() {
        return values.isEmpty()
                ? "no key"
                : "only " + values.keySet().stream().collect(Collectors.joining(", "));
    }
}
