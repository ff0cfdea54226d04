package org.moqlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.app.lesson.Lesson.Choice;
import org.moqlab.app.lesson.Lesson.Look;
import org.moqlab.app.lesson.Lesson.Span;
import org.moqlab.app.lesson.Lesson.Step;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Expected;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.YamlChecks;
import org.moqlab.engine.mesh.YamlFields;
import org.moqlab.engine.mesh.YamlNode;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Mapping.Pair;
import org.moqlab.engine.mesh.YamlNode.Scalar;
import org.moqlab.engine.model.Namespace;

/// Reads one lesson from its tree. A step is a variant of the scenario whose expectations are the
/// step's check and the claims of its choices, so that the run is judged by nothing but the engine.
///
/// @param checks of the lesson's file
/// @param grounds finds the scenario
record LessonReader(YamlChecks checks, Grounds grounds) {
    private static final List<String> KEYS =
            List.of("lesson", "number", "about", "scenario", "steps");
    private static final List<String> STEP =
            List.of(
                    "goal",
                    "question",
                    "hint",
                    "look",
                    "with",
                    "at",
                    "to",
                    "slower",
                    "choices",
                    "check",
                    "explain");
    private static final List<String> WITH =
            List.of("policy", "knobs", "mesh", "bounds", "seed", "acts");
    private static final List<String> LOOK = List.of("at", "namespace");
    private static final List<String> CHOICE = List.of("say", "more", "claim", "because");
    private static final int LEAST_CHOICES = 2;

    /// Finds the scenario a lesson names.
    interface Grounds {
        /// The scenario `node` names.
        LessonFile.Ground find(YamlNode node) throws ScenarioException;
    }

    /// What is to be judged in a step, in order.
    private record Claims(List<YamlNode> nodes, int checks, List<Choice> choices) {}

    Lesson lesson(String name, YamlNode root) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, root, "a lesson", KEYS);
        String title = checks.text(fields.required("lesson"), "a title");
        YamlNode number = fields.required("number");
        LessonFile.Ground ground = grounds.find(fields.required("scenario"));
        List<Step> steps = new ArrayList<>();
        for (YamlNode item :
                checks.list(fields.required("steps"), "steps", 1, LessonFile.MAX_STEPS)) {
            steps.add(step(item, ground, steps.size() + 1));
        }
        return new Lesson(
                name,
                (int) checks.whole(number, "a number", 1, LessonFile.MAX_NUMBER),
                title,
                checks.text(fields.required("about"), "what it is about"),
                steps);
    }

    private Step step(YamlNode node, LessonFile.Ground ground, int number)
            throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "a step", STEP);
        Claims claims = claims(fields);
        Scenario judged =
                ScenarioFile.varied(checks, ground.root(), variant(fields, claims, number));
        Span span = span(fields);
        refuseLate(judged, claims, span);
        Exhibit exhibit =
                new Exhibit(
                        expecting(judged, claims.checks()),
                        Optional.empty(),
                        ground.exhibit().layout(),
                        List.of());
        return new Step(
                checks.text(fields.required("goal"), "a goal"),
                checks.text(fields.required("question"), "a question"),
                fields.has("hint") ? checks.text(fields.required("hint"), "a hint") : "",
                look(fields, judged),
                span,
                exhibit,
                judged,
                claims.checks(),
                claims.choices(),
                checks.text(fields.required("explain"), "an explanation"));
    }

    private Claims claims(YamlFields fields) throws ScenarioException {
        List<YamlNode> nodes = new ArrayList<>(several(fields.required("check")));
        int needed = nodes.size();
        List<Choice> choices = new ArrayList<>();
        for (YamlNode item :
                checks.list(
                        fields.required("choices"),
                        "choices",
                        LEAST_CHOICES,
                        LessonFile.MAX_CHOICES)) {
            YamlFields choice = new YamlFields(checks, item, "a choice", CHOICE);
            List<YamlNode> claimed = several(choice.required("claim"));
            int from = nodes.size();
            nodes.addAll(claimed);
            choices.add(
                    new Choice(
                            checks.text(choice.required("say"), "what it says"),
                            choice.has("more")
                                    ? checks.text(choice.required("more"), "a second line")
                                    : "",
                            checks.text(choice.required("because"), "a reason"),
                            from,
                            nodes.size()));
        }
        return new Claims(nodes, needed, choices);
    }

    private List<YamlNode> several(YamlNode node) throws ScenarioException {
        return checks.list(node, "expectations", 1, LessonFile.MAX_CLAIMS);
    }

    private Span span(YamlFields fields) throws ScenarioException {
        long at = checks.duration(fields.required("at"), 0, Durations.MAX);
        long to = checks.duration(fields.required("to"), at, Durations.MAX);
        int slower =
                fields.has("slower")
                        ? (int)
                                checks.whole(
                                        fields.required("slower"),
                                        "times slower",
                                        1,
                                        LessonFile.MAX_SLOWER)
                        : 1;
        return new Span(at, to, slower);
    }

    private Look look(YamlFields fields, Scenario scenario) throws ScenarioException {
        if (!fields.has("look")) {
            return new Look(Optional.empty(), Optional.empty());
        }
        YamlFields look = new YamlFields(checks, fields.required("look"), "a look", LOOK);
        List<String> nodes =
                Stream.concat(
                                scenario.topology().relays().stream(),
                                scenario.clients().stream().map(ClientSpec::name))
                        .toList();
        Optional<String> node = Optional.empty();
        if (look.has("at")) {
            node = Optional.of(checks.choice(look.required("at"), "a relay or client", nodes));
        }
        Optional<Namespace> namespace = Optional.empty();
        if (look.has("namespace")) {
            List<String> names =
                    scenario.clients().stream()
                            .map(client -> scenario.effective(client).path())
                            .distinct()
                            .toList();
            namespace =
                    Optional.of(
                            new Namespace(
                                    checks.choice(
                                            look.required("namespace"), "a namespace", names)));
        }
        return new Look(node, namespace);
    }

    /// What is expected after the run stops would be called wrong for the wrong reason.
    private void refuseLate(Scenario judged, Claims claims, Span span) throws ScenarioException {
        for (int i = 0; i < claims.nodes().size(); i++) {
            if (end(judged.expectations().get(i)) > span.to()) {
                throw checks.refuse(
                        claims.nodes().get(i).place(),
                        "a time up to that of 'to', " + Durations.format(span.to()),
                        "a later one");
            }
        }
    }

    private static long end(Scenario.Expectation expectation) {
        return switch (expectation) {
            case Scenario.Timed timed -> timed.at();
            case Expected.Stays stays -> stays.to() == Expected.END ? stays.from() : stays.to();
            case Expected.Count count -> count.to() == Expected.END ? count.from() : count.to();
            case Expected.AtRest _, Scenario.ExpectBreaks _, Scenario.ExpectHolds _ -> 0;
        };
    }

    /// A step in the shape of a variant of the scenario.
    private YamlNode variant(YamlFields fields, Claims claims, int number)
            throws ScenarioException {
        YamlNode.Place place = fields.place();
        List<Pair> pairs = new ArrayList<>();
        pairs.add(pair("variant", new Scalar(place, "step " + number, YamlNode.Type.TEXT)));
        pairs.add(pair("shows", new Scalar(place, "true", YamlNode.Type.TRUTH)));
        pairs.add(pair("expect", new YamlNode.Sequence(place, claims.nodes())));
        if (fields.has("with")) {
            YamlFields with =
                    new YamlFields(checks, fields.required("with"), "what is changed", WITH);
            for (String key : WITH) {
                with.find(key).ifPresent(value -> pairs.add(pair(key, value)));
            }
        }
        return new Mapping(place, pairs);
    }

    private static Pair pair(String key, YamlNode value) {
        return new Pair(new Scalar(value.place(), key, YamlNode.Type.TEXT), value);
    }

    /// The scenario as it is played: claims of choices would give the answer away.
    private static Scenario expecting(Scenario all, int first) {
        return Edits.of(all).expectations(all.expectations().subList(0, first)).scenario();
    }
}
