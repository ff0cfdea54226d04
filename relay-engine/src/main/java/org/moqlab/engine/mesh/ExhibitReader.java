package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Exhibit.Card;
import org.moqlab.engine.mesh.Exhibit.Family;
import org.moqlab.engine.mesh.Exhibit.Spot;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Mapping.Pair;

/// Reads a whole scenario file: the scenario, and what goes with it.
record ExhibitReader(YamlChecks checks) {
    /// The keys that are not the scenario's own.
    static final List<String> KEYS = List.of("museum", "layout", "variants");

    private static final List<String> CARD =
            List.of("family", "number", "see", "try", "cause", "fix", "live");
    private static final List<String> VARIANT =
            List.of(
                    "variant", "shows", "live", "policy", "knobs", "mesh", "bounds", "seed", "acts",
                    "expect");
    private static final List<String> IN_MESH = List.of("policy", "knobs");
    private static final List<String> ON_TOP = List.of("mesh", "bounds", "seed", "acts", "expect");
    private static final List<Family> FAMILIES = Arrays.asList(Family.values());
    private static final int MAX_NUMBER = 1_000;
    private static final int MAX_PLACE = 10_000;

    Exhibit exhibit(YamlNode root) throws ScenarioException {
        Scenario scenario = new ScenarioReader(checks).scenario(root);
        Optional<Card> card = Optional.empty();
        Map<String, Spot> layout = new TreeMap<>();
        List<Variant> variants = List.of();
        for (Pair pair : ((Mapping) root).pairs()) {
            switch (pair.key().text()) {
                case "museum" -> card = Optional.of(card(pair.value()));
                case "layout" -> layout = layout(pair.value(), scenario);
                default -> {}
            }
        }
        for (Pair pair : ((Mapping) root).pairs()) {
            if (pair.key().text().equals("variants")) {
                boolean live = card.map(Card::live).orElse(false);
                variants = variants(pair.value(), (Mapping) root, live);
            }
        }
        return new Exhibit(scenario, card, layout, variants);
    }

    private Card card(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "a museum card", CARD);
        YamlNode number = fields.required("number");
        return new Card(
                checks.choice(fields.required("family"), "a family", FAMILIES, Family::word),
                (int) checks.whole(number, "a number", 1, MAX_NUMBER),
                checks.text(fields.required("see"), "what there is to see"),
                checks.text(fields.required("try"), "what to try"),
                checks.text(fields.required("cause"), "a cause"),
                checks.text(fields.required("fix"), "a fix"),
                fields.has("live") && checks.truth(fields.required("live")));
    }

    private Map<String, Spot> layout(YamlNode node, Scenario scenario) throws ScenarioException {
        List<String> names =
                Stream.concat(
                                scenario.topology().relays().stream(),
                                scenario.clients().stream().map(ClientSpec::name))
                        .toList();
        YamlFields fields = new YamlFields(checks, node, "a layout", names);
        Map<String, Spot> layout = new TreeMap<>();
        for (String name : names) {
            if (fields.has(name)) {
                List<YamlNode> spot = checks.list(fields.required(name), "two numbers", 2, 2);
                layout.put(name, new Spot(place(spot.getFirst()), place(spot.getLast())));
            }
        }
        return layout;
    }

    private int place(YamlNode node) throws ScenarioException {
        return (int) checks.whole(node, "a whole number", -MAX_PLACE, MAX_PLACE);
    }

    private List<Variant> variants(YamlNode node, Mapping root, boolean live)
            throws ScenarioException {
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (YamlNode item : checks.list(node, "variants", 1, ScenarioFile.MAX_VARIANTS)) {
            Variant variant = variant(item, root, live);
            if (!names.add(variant.name())) {
                YamlNode.Place place =
                        new YamlFields(checks, item, "a variant", VARIANT)
                                .required("variant")
                                .place();
                throw checks.refuse(place, "a name of its own", variant.name() + " again");
            }
            variants.add(variant);
        }
        return variants;
    }

    /// One variant of the scenario in `root`.
    ///
    /// @param live whether it goes as expected over real QUIC when it does not say so itself
    Variant variant(YamlNode item, Mapping root, boolean live) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, item, "a variant", VARIANT);
        String name = checks.text(fields.required("variant"), "a name");
        boolean shows = checks.truth(fields.required("shows"));
        boolean also = fields.has("live") ? checks.truth(fields.required("live")) : live;
        YamlNode whole = YamlMerge.lay(over(fields, (Mapping) item), plain(root));
        return new Variant(name, shows, also, new ScenarioReader(checks).scenario(whole));
    }

    /// What every variant starts from: all but what is expected, and what is no scenario.
    private static Mapping plain(Mapping root) {
        return YamlMerge.without(root, Stream.concat(Stream.of("expect"), KEYS.stream()).toList());
    }

    /// What a variant changes, in the shape of a scenario.
    private static Mapping over(YamlFields fields, Mapping item) throws ScenarioException {
        fields.required("expect");
        List<Pair> top = new ArrayList<>();
        List<Pair> mesh = new ArrayList<>();
        for (Pair pair : item.pairs()) {
            String key = pair.key().text();
            if (IN_MESH.contains(key)) {
                mesh.add(pair);
            } else if (ON_TOP.contains(key)) {
                top.add(pair);
            }
        }
        YamlNode shape = new Mapping(item.place(), List.copyOf(top));
        if (mesh.isEmpty()) {
            return (Mapping) shape;
        }
        Pair first = mesh.getFirst();
        YamlNode.Scalar key = new YamlNode.Scalar(first.key().place(), "mesh", YamlNode.Type.TEXT);
        Pair nested = new Pair(key, new Mapping(first.key().place(), mesh));
        return (Mapping) YamlMerge.lay(shape, new Mapping(item.place(), List.of(nested)));
    }
}
