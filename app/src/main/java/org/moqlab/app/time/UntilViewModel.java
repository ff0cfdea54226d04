package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.ConditionText;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;

/// What to run until: typed in the words of the headless lab's `--until`, or picked from what is
/// offered for the selection.
public final class UntilViewModel {
    private final ObservableValue<Moment> moments;
    private final Selection selection;
    private final TimeControls time;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ObservableList<String> suggestions = FXCollections.observableArrayList();

    /// Offers what fits `selection` at the shown moment, and runs by `time`.
    public UntilViewModel(ObservableValue<Moment> moments, Selection selection, TimeControls time) {
        this.moments = moments;
        this.selection = selection;
        this.time = time;
        text.addListener((_, _, _) -> error.set(""));
    }

    /// Whether it is asked for.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// What is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// What is wrong with it; empty for nothing.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// What is offered, as it would be typed.
    public ObservableList<String> suggestions() {
        return suggestions;
    }

    /// Asks what to run until.
    public void ask() {
        suggestions.setAll(offers());
        error.set("");
        shown.set(true);
    }

    /// Asks no more.
    public void dismiss() {
        shown.set(false);
    }

    /// Runs until what was picked.
    public void pick(String suggestion) {
        text.set(suggestion);
        run();
    }

    /// Runs until what is typed, or says what is wrong with it.
    public void run() {
        Optional<Condition> condition = ConditionText.parse(text.get());
        String wrong =
                condition
                        .map(this::objection)
                        .orElseGet(() ->
                                Words.of("until.unread", Condition.FORMS, text.get().strip()));
        error.set(wrong);
        if (condition.isPresent() && wrong.isEmpty()) {
            dismiss();
            time.runUntil(condition.get());
        }
    }

    /// Why a condition makes no sense in this mesh; empty when it does.
    private String objection(Condition condition) {
        return switch (condition) {
            case Condition.TableTurns turns ->
                    turns.relay()
                            .filter(name -> !relays().contains(name))
                            .map(name -> Words.of("until.no-relay", name, names(relays())))
                            .orElse("");
            case Condition.ClientTurns turns ->
                    clients().contains(turns.client())
                            ? ""
                            : Words.of("until.no-client", turns.client(), names(clients()));
            case Condition.TimeReached reached ->
                    reached.t() > moments.getValue().now()
                            ? ""
                            : Words.of(
                                    "until.past",
                                    Durations.format(reached.t()),
                                    Durations.format(moments.getValue().now()));
            case Condition.FindingRaised _, Condition.MessagesSent _ -> "";
        };
    }

    private List<String> relays() {
        return moments.getValue().scenario().topology().members();
    }

    private List<String> clients() {
        return moments.getValue().scenario().clients().stream().map(ClientSpec::name).toList();
    }

    private static String names(List<String> all) {
        return String.join(", ", all);
    }

    private List<String> offers() {
        List<Condition> offers = new ArrayList<>();
        Optional<Namespace> namespace = selection.namespaceProperty().get();
        Optional<String> node = selection.nodeProperty().get();
        node.filter(relays()::contains).ifPresent(relay -> offerRelay(offers, relay, namespace));
        node.flatMap(this::client).ifPresent(client -> offerClient(offers, client));
        if (namespace.isPresent()) {
            offers.add(turns(Optional.empty(), Condition.Change.LOSES, namespace));
        }
        offers.add(new Condition.FindingRaised(Optional.empty()));
        long second = moments.getValue().now() / Durations.SECOND + 1;
        offers.add(new Condition.TimeReached(second * Durations.SECOND));
        return offers.stream().map(Condition::text).distinct().toList();
    }

    private void offerRelay(List<Condition> offers, String relay, Optional<Namespace> namespace) {
        boolean holds =
                namespace.flatMap(n -> moments.getValue().snapshot().row(relay, n)).isPresent();
        if (namespace.isPresent()) {
            offers.add(
                    turns(
                            Optional.of(relay),
                            holds ? Condition.Change.LOSES : Condition.Change.GETS,
                            namespace));
            offers.add(turns(Optional.of(relay), Condition.Change.CHANGES, namespace));
        }
        offers.add(turns(Optional.of(relay), Condition.Change.CHANGES, Optional.empty()));
    }

    private static Condition turns(
            Optional<String> relay, Condition.Change change, Optional<Namespace> namespace) {
        return new Condition.TableTurns(relay, change, namespace);
    }

    private Optional<ClientSpec> client(String name) {
        return moments.getValue().scenario().clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst();
    }

    private static void offerClient(List<Condition> offers, ClientSpec client) {
        List<ClientState> states =
                client.publisher()
                        ? List.of(
                                ClientState.PUBLISHING, ClientState.DISCONNECTED, ClientState.IDLE)
                        : List.of(
                                ClientState.PLAYING,
                                ClientState.ENDED,
                                ClientState.REFUSED,
                                ClientState.ACCEPTED_THEN_FAILED);
        states.forEach(state -> offers.add(new Condition.ClientTurns(client.name(), state)));
    }
}
