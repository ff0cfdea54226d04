package org.moqlab.app.make;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.moqlab.app.feed.Glimpse;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.simulation.explore.Blueprint;
import org.moqlab.engine.simulation.explore.Blueprint.Form;
import org.moqlab.engine.simulation.explore.Blueprint.Part;

/// Asks what a new mesh should be, shows it, says what cannot be, and makes an ordinary scenario.
public final class NewMeshViewModel {
    private static final String DIGITS = "[0-9]{1,18}";
    private static final String DEVELOPMENT = "-dev";
    private static final int NONE = -1;
    private static final int WAYS = 4;
    private static final long SETTLING = 100 * Durations.MILLI;

    private final Map<Part, StringProperty> answers = new EnumMap<>(Part.class);
    private final Map<Part, ReadOnlyStringWrapper> errors = new EnumMap<>(Part.class);
    private final StringProperty form = new SimpleStringProperty(this, "form", words(Form.FULL));
    private final BooleanProperty twofold = new SimpleBooleanProperty(this, "twofold", true);
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper(this, "facts", "");
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(this, "possible");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<Optional<Moment>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final MeshFactory factory;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Exhibit> open;
    private Optional<Scenario> made = Optional.empty();
    private final AtomicLong drawn = new AtomicLong();

    /// @param factory plays a mesh a little, for its picture
    /// @param worker where that is done
    /// @param screen the thread everything else here belongs to
    /// @param open opens what was made
    public NewMeshViewModel(
            MeshFactory factory, Executor worker, Executor screen, Consumer<Exhibit> open) {
        this.factory = factory;
        this.worker = worker;
        this.screen = screen;
        this.open = open;
        answer(Part.TITLE, Words.of("make.untitled"));
        answer(Part.RELAYS, "6");
        answer(Part.SEED, "1");
        answer(Part.POLICY, released());
        answer(Part.WIRE, Words.of("make.wire.policy"));
        answer(Part.LATENCY, "5ms");
        answer(Part.PUBLISHERS, "1");
        answer(Part.SUBSCRIBERS, "1");
        form.addListener((_, _, _) -> look());
        twofold.addListener((_, _, _) -> look());
        look();
    }

    /// The newest policy that a released relay has.
    private static String released() {
        return ScenarioFile.POLICIES.stream()
                .filter(name -> !name.endsWith(DEVELOPMENT))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private void answer(Part part, String first) {
        StringProperty answer = new SimpleStringProperty(this, part.name(), first);
        answers.put(part, answer);
        errors.put(part, new ReadOnlyStringWrapper(this, part.name() + "Error", ""));
        answer.addListener((_, _, _) -> look());
    }

    /// What is answered of a part.
    private StringProperty of(Part part) {
        return Optional.ofNullable(answers.get(part)).orElseThrow();
    }

    private String text(Part part) {
        return Optional.ofNullable(of(part).get()).orElse("").strip();
    }

    private long number(Part part) {
        return text(part).matches(DIGITS) ? Long.parseLong(text(part)) : NONE;
    }

    private int few(Part part) {
        return (int) Math.min(Integer.MAX_VALUE, number(part));
    }

    private Blueprint blueprint() {
        OptionalLong latency = Durations.parse(text(Part.LATENCY));
        return new Blueprint(
                text(Part.TITLE),
                Arrays.stream(Form.values())
                        .filter(one -> words(one).equals(form.get()))
                        .findFirst()
                        .orElse(Form.FULL),
                few(Part.RELAYS),
                twofold.get() ? 2 : 1,
                number(Part.SEED),
                text(Part.POLICY),
                Optional.of(text(Part.WIRE))
                        .filter(wire -> !wire.equals(Words.of("make.wire.policy"))),
                latency.orElse(NONE),
                few(Part.PUBLISHERS),
                few(Part.SUBSCRIBERS));
    }

    private void look() {
        Blueprint wanted = blueprint();
        Map<Part, String> wrong = wanted.objections();
        errors.forEach((part, error) ->
                error.set(
                        Optional.ofNullable(wrong.get(part))
                                .map(expected -> Words.of("make.expected", expected))
                                .orElse("")));
        made = wrong.isEmpty() ? scenario(wanted) : Optional.empty();
        possible.set(made.isPresent());
        facts.set(made.map(NewMeshViewModel::facts).orElse(""));
        if (shown.get()) {
            draw();
        }
    }

    private static Optional<Scenario> scenario(Blueprint wanted) {
        try {
            return Optional.of(wanted.scenario());
        } catch (ScenarioException e) {
            return Optional.empty();
        }
    }

    private static String facts(Scenario scenario) {
        long sessions =
                scenario.topology().relays().stream()
                        .mapToLong(relay -> scenario.topology().dials(relay).size())
                        .sum();
        return Words.of(
                "make.facts",
                Figures.count(scenario.topology().relays().size()),
                Figures.count(scenario.topology().links().size()),
                Figures.count(sessions),
                Figures.count(scenario.clients().size()));
    }

    /// Has the mesh played until its sessions are there; of several the last is shown.
    private void draw() {
        long mine = drawn.incrementAndGet();
        Optional<Scenario> wanted = made;
        busy.set(wanted.isPresent());
        if (wanted.isEmpty()) {
            preview.set(Optional.empty());
            return;
        }
        worker.execute(() -> {
            if (mine == drawn.get()) {
                Moment moment = Glimpse.of(factory, wanted.get(), settled(wanted.get()));
                screen.execute(() -> show(mine, moment));
            }
        });
    }

    /// By then every session is there.
    private static long settled(Scenario scenario) {
        return WAYS * scenario.topology().latency() + SETTLING;
    }

    private void show(long number, Moment moment) {
        if (number == drawn.get()) {
            busy.set(false);
            preview.set(Optional.of(moment));
        }
    }

    /// Opens the mesh and puts this away.
    public void make() {
        made.ifPresent(scenario -> {
            shown.set(false);
            open.accept(new Exhibit(scenario, Optional.empty(), Map.of(), List.of()));
        });
    }

    /// Opens this.
    public void show() {
        shown.set(true);
        draw();
    }

    /// Puts this away; the answers stay.
    public void dismiss() {
        shown.set(false);
    }

    /// The forms to choose from.
    public List<String> forms() {
        return Arrays.stream(Form.values()).map(NewMeshViewModel::words).toList();
    }

    private static String words(Form form) {
        return Words.of("make.form." + form.word());
    }

    /// The policies to choose from.
    public List<String> policies() {
        return ScenarioFile.POLICIES;
    }

    /// The wires to choose from.
    public List<String> wires() {
        return Stream.concat(Stream.of(Words.of("make.wire.policy")), ScenarioFile.WIRES.stream())
                .toList();
    }

    /// How relays are joined: one of [#forms].
    public StringProperty formProperty() {
        return form;
    }

    /// Whether both relays of a pair dial.
    public BooleanProperty twofoldProperty() {
        return twofold;
    }

    /// What is answered.
    ///
    /// @param part name of a part, such as `RELAYS`
    public StringProperty answerProperty(String part) {
        return of(Part.valueOf(part));
    }

    /// What is expected instead of an answer; empty for a good one.
    ///
    /// @param part name of a part, such as `RELAYS`
    public ReadOnlyStringProperty errorProperty(String part) {
        return Optional.ofNullable(errors.get(Part.valueOf(part)))
                .orElseThrow()
                .getReadOnlyProperty();
    }

    /// How large it is, in words.
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Whether it can be made.
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /// The mesh with its sessions; empty while there is no picture of it.
    public ReadOnlyObjectProperty<Optional<Moment>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Whether a picture is being made.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether this is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
