package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.MeshCommand.Identity;
import org.moqlab.engine.routing.Heartbeat;
import org.moqlab.engine.routing.Heartbeat.Reading;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Rules.Cleanup;

/// Reads what is turned on a policy.
record KnobReader(YamlChecks checks) {
    /// Longest time a knob may name, ns.
    static final long MAX_TIME = 3600 * Durations.SECOND;

    /// The report's third fix.
    private static final String HEARTBEAT = "publisher-heartbeat";

    private static final String INTERVAL = "heartbeat-interval";
    private static final String EXPIRY = "heartbeat-expiry";

    /// Knobs that all ends have to agree on.
    private static final List<String> OF_THE_MESH =
            List.of("idle-timeout", "keep-alive", HEARTBEAT, INTERVAL, EXPIRY);

    private static final List<String> KEYS =
            List.of(
                    "hold-down",
                    "watcher-delay",
                    "idle-timeout",
                    "keep-alive",
                    "linger",
                    "origin-id",
                    "split-horizon",
                    "infinity",
                    "hop-aware-cleanup",
                    "reconnect-delay",
                    HEARTBEAT,
                    INTERVAL,
                    EXPIRY);

    private static final String PINNED = "pinned";
    private static final String RANDOM = "random";

    /// The knobs of a mesh.
    Knobs ofMesh(YamlNode node) throws ScenarioException {
        return knobs(new YamlFields(checks, node, "knobs", KEYS));
    }

    /// The knobs of one relay.
    Knobs ofRelay(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "knobs", KEYS);
        for (String key : OF_THE_MESH) {
            if (fields.has(key)) {
                throw checks.refuse(
                        fields.place(key),
                        "a knob of one relay",
                        "'" + key + "', which is a matter of the whole mesh");
            }
        }
        return knobs(fields);
    }

    private Knobs knobs(YamlFields fields) throws ScenarioException {
        return new Knobs(
                duration(fields, "hold-down", 0),
                duration(fields, "watcher-delay", 0),
                duration(fields, "idle-timeout", Durations.MILLI),
                duration(fields, "keep-alive", Durations.MILLI),
                duration(fields, "linger", 0),
                originId(fields),
                rules(fields));
    }

    private Rules rules(YamlFields fields) throws ScenarioException {
        Optional<Boolean> splitHorizon =
                fields.has("split-horizon")
                        ? Optional.of(checks.truth(fields.required("split-horizon")))
                        : Optional.empty();
        OptionalLong infinity =
                fields.has("infinity")
                        ? OptionalLong.of(
                                checks.whole(
                                        fields.required("infinity"),
                                        "a number of hops",
                                        1,
                                        Rules.MAX_INFINITY))
                        : OptionalLong.empty();
        Optional<Cleanup> cleanup =
                fields.has("hop-aware-cleanup")
                        ? Optional.of(
                                checks.choice(
                                        fields.required("hop-aware-cleanup"),
                                        "when to clean up",
                                        Cleanup.all(),
                                        Cleanup::word))
                        : Optional.empty();
        OptionalLong delay = duration(fields, "reconnect-delay", 0);
        return new Rules(splitHorizon, infinity, cleanup, delay, heartbeat(fields));
    }

    private Optional<Heartbeat> heartbeat(YamlFields fields) throws ScenarioException {
        OptionalLong interval = duration(fields, INTERVAL, Durations.MILLI);
        OptionalLong expiry = duration(fields, EXPIRY, Durations.MILLI);
        if (!fields.has(HEARTBEAT)) {
            for (String key : List.of(INTERVAL, EXPIRY)) {
                if (fields.has(key)) {
                    throw checks.refuse(
                            fields.place(key), HEARTBEAT + " beside it", "'" + key + "' alone");
                }
            }
            return Optional.empty();
        }
        Reading reading =
                checks.choice(
                        fields.required(HEARTBEAT),
                        "what counts as a sign of life",
                        Reading.all(),
                        Reading::word);
        long every = interval.orElse(Heartbeat.INTERVAL);
        long lasting = expiry.orElse(Heartbeat.EXPIRY * every);
        if (lasting <= every) {
            throw checks.refuse(
                    fields.place(fields.has(EXPIRY) ? EXPIRY : INTERVAL),
                    "signs that last longer than " + Durations.format(every) + ", the interval",
                    Durations.format(lasting));
        }
        return Optional.of(new Heartbeat(reading, every, lasting));
    }

    private Optional<Identity> originId(YamlFields fields) throws ScenarioException {
        if (!fields.has("origin-id")) {
            return Optional.empty();
        }
        YamlNode node = fields.required("origin-id");
        String word = checks.choice(node, "an origin id", List.of(PINNED, RANDOM));
        return Optional.of(word.equals(PINNED) ? Identity.SAME : Identity.NEW);
    }

    /// The word for which id a relay has that is started again.
    static String word(Identity id) {
        return id == Identity.SAME ? PINNED : RANDOM;
    }

    private OptionalLong duration(YamlFields fields, String key, long min)
            throws ScenarioException {
        return fields.has(key)
                ? OptionalLong.of(checks.duration(fields.required(key), min, MAX_TIME))
                : OptionalLong.empty();
    }
}
