package org.moqlab.app.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.marks.Entries;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.RelayView;

/// Who is in the mesh and how each of them does.
public final class OutlineViewModel {
    private final ObservableList<OutlineRow> rows = FXCollections.observableArrayList();
    private final Selection selection;
    private final Map<String, String> places = new HashMap<>();
    private @Nullable Scenario shown;

    /// Follows `moments` and `selection`.
    public OutlineViewModel(ObservableValue<Moment> moments, Selection selection) {
        this.selection = selection;
        moments.addListener((_, _, now) -> show(now));
        show(moments.getValue());
    }

    /// Relays, then clients, each under a head.
    public ObservableList<OutlineRow> rows() {
        return rows;
    }

    /// Name of the selected relay or client.
    public ObservableValue<Optional<String>> selectedProperty() {
        return selection.nodeProperty();
    }

    /// Selects what a line stands for, everywhere.
    public void select(OutlineRow row) {
        if (row.kind() != OutlineRow.Kind.HEAD) {
            selection.nodeProperty().set(Optional.of(row.name()));
        }
    }

    private void show(Moment moment) {
        if (!moment.scenario().equals(shown)) {
            shown = moment.scenario();
            open(moment.scenario());
        }
        List<Namespace> over = Entries.over(moment);
        for (OutlineRow row : rows) {
            row.become(
                    switch (row.kind()) {
                        case HEAD -> OutlineRow.Facts.NONE;
                        case RELAY -> relay(row.name(), moment, over);
                        case PUBLISHER, SUBSCRIBER -> client(row.name(), moment);
                    });
        }
    }

    private void open(Scenario scenario) {
        List<String> relays = scenario.topology().members();
        rows.clear();
        places.clear();
        rows.add(head("outline.relays", relays.size()));
        for (String relay : relays) {
            rows.add(new OutlineRow(OutlineRow.Kind.RELAY, relay, relays.indexOf(relay)));
        }
        rows.add(head("outline.clients", scenario.clients().size()));
        for (ClientSpec client : scenario.clients()) {
            OutlineRow.Kind kind =
                    client.publisher() ? OutlineRow.Kind.PUBLISHER : OutlineRow.Kind.SUBSCRIBER;
            rows.add(new OutlineRow(kind, client.name(), -1));
            places.putIfAbsent(client.name(), Words.of("outline.at", client.at()));
        }
    }

    private static OutlineRow head(String key, int count) {
        return new OutlineRow(OutlineRow.Kind.HEAD, Words.of(key, Figures.count(count)), -1);
    }

    private static OutlineRow.Facts relay(String name, Moment moment, List<Namespace> over) {
        Optional<RelayView> view = moment.snapshot().relay(name);
        boolean outside = moment.scenario().topology().isExternal(name);
        if (view.isEmpty()) {
            String key = outside ? "relay.outside.unseen" : "relay.not-started";
            return new OutlineRow.Facts("", Words.of(key), 0, "down");
        }
        if (!view.get().up()) {
            return new OutlineRow.Facts(
                    "", Words.of("relay.down", Words.ended(view.get().how())), 0, "down");
        }
        boolean frozen = moment.snapshot().troubles().isFrozen(name);
        String names =
                Words.counted(
                        frozen ? "relay.frozen.names" : "relay.names", view.get().rows().size());
        return new OutlineRow.Facts(
                outside ? Words.of("outline.outside") : "",
                names,
                Entries.ghosts(view.get(), over),
                "up");
    }

    private OutlineRow.Facts client(String name, Moment moment) {
        String place = places.getOrDefault(name, "");
        return moment.snapshot()
                .client(name)
                .map(view -> client(place, view))
                .orElse(new OutlineRow.Facts(place, Words.of("client.brief.unborn"), 0, "down"));
    }

    private static OutlineRow.Facts client(String place, ClientView view) {
        return new OutlineRow.Facts(
                place, ClientWords.brief(view), 0, ClientWords.tone(view.state()));
    }
}
