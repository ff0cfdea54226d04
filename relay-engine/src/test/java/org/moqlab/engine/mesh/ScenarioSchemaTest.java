package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.moqlab.engine.Checkout.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The JSON Schema that ships says of files what the strict reader says, as far as a schema can.
final class ScenarioSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Whole files around the pieces that are tried.
    private static final String HEAD =
            """
            title: t
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B]}
              clients:
                - {publisher: pub, at: A, namespace: test}
                - {subscriber: sub, at: B, namespace: test, track: catalog}
            """;

    private static JsonSchema schema() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/scenario.schema.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }

    private static JsonNode tree(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("sample-meshes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValid(Path file) throws IOException {
        assertEquals(Set.of(), schema().validate(tree(Files.readString(file))));
    }

    /// Every mapping of every sample gets a key that nobody knows, one after the other.
    @ParameterizedTest
    @MethodSource("samples")
    void aKeyThatNobodyKnowsIsRefusedByBothWhereverItStands(Path file) throws IOException {
        JsonNode whole = tree(Files.readString(file));
        JsonSchema schema = schema();
        List<String> disagreements = new ArrayList<>();
        int mappings = mappings(whole).size();
        for (int i = 0; i < mappings; i++) {
            JsonNode broken = whole.deepCopy();
            mappings(broken).get(i).put("nobody-knows-this", 1);
            boolean strict = reads(broken);
            boolean loose = schema.validate(broken).isEmpty();
            // What a variant lays over the mesh is checked by the reader alone.
            boolean laidOver = i > 0 && isLaidOver(whole, mappings(whole).get(i));
            if (strict || (loose && !laidOver)) {
                disagreements.add(mappings(broken).get(i).toString());
            }
        }
        assertEquals(List.of(), disagreements);
    }

    @SuppressWarnings("ReferenceEquality") // The very mapping is meant, not one like it.
    private static boolean isLaidOver(JsonNode whole, ObjectNode mapping) {
        for (JsonNode variant : whole.path("variants")) {
            if (variant.has("mesh")
                    && mappings(variant.get("mesh")).stream().anyMatch(m -> m == mapping)) {
                return true;
            }
        }
        return false;
    }

    /// All mappings in the order of the file.
    private static List<ObjectNode> mappings(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode mapping) {
            found.add(mapping);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> found.addAll(mappings(child)));
        }
        return found;
    }

    /// JSON is YAML, so the reader takes the tree as it is.
    private static boolean reads(JsonNode node) {
        try {
            ScenarioFile.exhibit("f.yaml", node.toString());
            return true;
        } catch (ScenarioException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: one",
                "seed: -1",
                "title: 3",
                "bounds: {no-flap: 1s}",
                "bounds: {storm: off}",
                "bounds: {converged: 3}",
                "bounds: {rest: off}",
                "acts: [{at: 1s}]",
                "acts: [{start: pub}]",
                "acts: [{at: 1, start: pub}]",
                "acts: [{at: 1s, start: pub, stop: pub}]",
                "acts: [{at: 1s, after: rest, start: pub}]",
                "acts: [{at: 1s, wait: 1s, start: pub}]",
                "acts: [{after: lunch, start: pub}]",
                "acts: [{after: time 2s, start: pub}]",
                "acts: [{at: 1s, start: []}]",
                "acts: [{at: 1s, start: [pub, pub]}]",
                "acts: [{at: 1s, restart: {relay: A, id: other}}]",
                "acts: [{at: 1s, loss: {way: A-B, percent: 101}}]",
                "acts: [{at: 1s, cut: A}]",
                "acts: [{at: 1s, lie: {relay: A, hops: lies}}]",
                "acts: [{at: 1s, lie: {relay: A, hops: 1, cost: zero}}]",
                "acts: [{at: 1s, drop-next: {from: A, to: B, message: end}}]",
                "expect: [{at: 1s, relay: A, namespace: test}]",
                "expect: [{at: 1s, relay: A, namespace: test, hops: 0}]",
                "expect: [{at: 1s, relay: A, namespace: test, state: dead}]",
                "expect: [{at: 1s, client: sub, state: live}]",
                "expect: [{at: 1s, relay: A, up: maybe}]",
                "expect: [{at: 1s, between: [A], sessions: 1}]",
                "expect: [{at: 1s, between: [A, A], sessions: 1}]",
                "expect: [{count: messages}]",
                "expect: [{count: messages, is: 1, at-least: 1}]",
                "expect: [{count: octets, is: 1}]",
                "expect: [{breaks: no-goat}]",
                "expect: [{breaks: no-ghost, holds: quiet}]",
                "expect: [{from: 1s, at: 1s, relay: A, namespace: test, hops: 1}]",
                "museum: {family: today}",
                "museum: {family: x, number: 1, see: s, try: t, cause: c, fix: f}",
                "layout: {A: [0]}",
                "layout: {A: [0, a]}",
                "variants: []",
                "variants: [{variant: v, expect: []}]",
                "variants: [{variant: v, shows: 1, expect: []}]",
                "variants: [{variant: v, shows: true}]",
                "variants: [{variant: v, shows: true, policy: other, expect: []}]",
                "variants: [{variant: v, shows: true, knobs: {hold-down: 1}, expect: []}]"
            })
    void whatIsBrokenIsRefusedByBoth(String piece) throws IOException {
        String file =
                piece.startsWith("title") ? HEAD.replace("title: t\n", "") + piece : HEAD + piece;
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> ScenarioFile.exhibit("f.yaml", file));
        assertTrue(refused.line() > 0 && refused.column() > 0);
        Set<ValidationMessage> messages = schema().validate(tree(file));
        assertFalse(messages.isEmpty(), () -> "the schema takes " + piece);
    }

    @Test
    void whatThereCanBeIsTakenByBoth() throws IOException, ScenarioException {
        String file =
                HEAD
                        + """
                        teaches: t
                        reference: r
                        seed: 7
                        bounds: {no-flap: 3, quiet: 1s, converged: off, rest: 500ms}
                        acts:
                          - {after: rest, start: [pub, sub]}
                          - {after: any gets test, wait: 10ms, restart: {relay: A, id: same}}
                          - {after: sub is playing, cut: [A-B, pub>A]}
                          - {after: finding no-ghost, heal: all}
                          - {after: messages 10, purge: {namespace: test, relay: all}}
                          - {after: act, wait: 1s, partition: [[A], [B]]}
                          - {at: 1s, lie: {relay: A, hops: [B]}}
                          - {at: 1s, loss: {way: A<>B, percent: 0.5}}
                        expect:
                          - {at: rest, relay: all, namespace: test, state: absent}
                          - {at: rest, client: sub, state: playing}
                          - {from: 1s, to: 2s, relay: A, namespace: test, hops: 1}
                          - {count: dials, relay: all, at-least: 1, at-most: 3}
                          - {at: 1s, relay: A, up: false}
                          - {at: 1s, between: [A, sub], sessions: 0}
                        layout: {A: [0, 0], sub: [-10, 40]}
                        """;
        assertEquals(Set.of(), schema().validate(tree(file)));
        assertEquals(8 + 2, ScenarioFile.exhibit("f.yaml", file).scenario().acts().size());
    }
}
