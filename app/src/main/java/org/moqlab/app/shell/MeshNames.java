package org.moqlab.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;

/// The names of the open mesh, found by what is typed and selected everywhere. FX thread only.
final class MeshNames {
    /// Most names of one kind that are told at once.
    static final int MAX_FOUND = 20;

    /// Names of relays' tables that are looked at for one line that is typed.
    static final int MAX_LOOKED_AT = 100_000;

    private final ObservableValue<Moment> moments;
    private final Selection selection;

    /// Finds what is in the shown moment; selects in `selection`.
    MeshNames(ObservableValue<Moment> moments, Selection selection) {
        this.moments = moments;
        this.selection = selection;
    }

    /// Relays, clients and namespaces in whose kind and name all of `words` occur, at most
    /// [#MAX_FOUND] of each kind.
    ///
    /// @param words in lower case
    List<Found> like(List<String> words) {
        return Stream.of(relays(), clients(), namespaces())
                .flatMap(kind -> kind.filter(isLike(words)).limit(MAX_FOUND))
                .toList();
    }

    private static Predicate<Found> isLike(List<String> words) {
        return found -> {
            String told = (kind(found) + " " + found.words()).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(told::contains);
        };
    }

    /// What something is, in a word.
    static String kind(Found found) {
        return switch (found) {
            case Found.Act(LabCommand command) ->
                    Words.of(command.menu().message()).replace("_", "");
            case Found.Deed _ -> Words.of("palette.act");
            case Found.Node(String _, String kind) -> kind;
            case Found.Name _ -> Words.of("palette.namespace");
        };
    }

    private Stream<Found> relays() {
        return moments.getValue().scenario().topology().members().stream()
                .map(name -> new Found.Node(name, Words.of("palette.relay")));
    }

    private Stream<Found> clients() {
        return moments.getValue().scenario().clients().stream()
                .map(client -> new Found.Node(client.name(), Words.of(kind(client))));
    }

    private static String kind(ClientSpec client) {
        return client.publisher() ? "palette.publisher" : "palette.subscriber";
    }

    /// Those that are published first; relays mostly hold the same.
    private Stream<Found> namespaces() {
        MeshSnapshot now = moments.getValue().snapshot();
        return Stream.concat(
                        now.truth().keySet().stream(),
                        now.relays().values().stream()
                                .flatMap(view -> view.rows().keySet().stream()))
                .limit(MAX_LOOKED_AT)
                .distinct()
                .map(Found.Name::new);
    }

    /// Selects something, everywhere.
    void select(Found found) {
        switch (found) {
            case Found.Node(String name, String _) -> selection.selectNode(Optional.of(name));
            case Found.Name(Namespace namespace) ->
                    selection.namespaceProperty().set(Optional.of(namespace));
            case Found.Act _, Found.Deed _ -> {}
        }
    }
}
