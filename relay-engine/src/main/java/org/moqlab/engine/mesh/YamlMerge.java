package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Mapping.Pair;

/// Lays one piece of YAML over another. Every node keeps its own place, so that what is wrong with
/// the outcome is found where it stands.
final class YamlMerge {
    private YamlMerge() {}

    /// `over` in place of `base`: mappings are merged key by key, everything else is replaced.
    static YamlNode lay(YamlNode over, YamlNode base) {
        if (!(over instanceof Mapping top) || !(base instanceof Mapping below)) {
            return over;
        }
        Map<String, Pair> pairs = new LinkedHashMap<>();
        below.pairs().forEach(pair -> pairs.put(pair.key().text(), pair));
        for (Pair pair : top.pairs()) {
            Pair old = pairs.get(pair.key().text());
            YamlNode value = old == null ? pair.value() : lay(pair.value(), old.value());
            pairs.put(pair.key().text(), new Pair(pair.key(), value));
        }
        return new Mapping(top.place(), List.copyOf(pairs.values()));
    }

    /// `node` without some keys.
    static Mapping without(Mapping node, List<String> keys) {
        List<Pair> kept = new ArrayList<>(node.pairs());
        kept.removeIf(pair -> keys.contains(pair.key().text()));
        return new Mapping(node.place(), kept);
    }
}
