package org.moqlab.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.acts.Act;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Scenario.ClientSpec;

/// What can be done to the open mesh, found by what is typed: to what is selected, to what is named
/// in the line, and to the rest. FX thread only.
final class MeshActs {
    /// Most acts that are told at once.
    static final int MAX_FOUND = 40;

    /// Most relays and clients whose acts are looked through for one line that is typed, beside
    /// those it names.
    static final int MAX_LOOKED_AT = 16;

    private final ActsViewModel acts;
    private final ObservableValue<Moment> moments;

    MeshActs(ActsViewModel acts, ObservableValue<Moment> moments) {
        this.acts = acts;
        this.moments = moments;
    }

    /// Acts in whose words all of `words` occur, at most [#MAX_FOUND].
    ///
    /// @param words in lower case
    List<Found> like(List<String> words) {
        return Stream.of(
                        acts.ofSelection().stream(),
                        names().filter(name -> words.contains(plain(name))).flatMap(this::of),
                        names().limit(MAX_LOOKED_AT).flatMap(this::of))
                .flatMap(found -> found)
                .flatMap(Act::deeds)
                .filter(deed -> words.stream().allMatch(plain(deed.title())::contains))
                .map(deed -> (Found) new Found.Deed(deed.title(), deed.command()))
                .distinct()
                .limit(MAX_FOUND)
                .toList();
    }

    private Stream<String> names() {
        return Stream.concat(
                moments.getValue().scenario().topology().relays().stream(),
                moments.getValue().scenario().clients().stream().map(ClientSpec::name));
    }

    private Stream<Act> of(String name) {
        return acts.of(name).stream();
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT);
    }

    /// Does what was found.
    void perform(Found.Deed deed) {
        acts.perform(deed.command());
    }
}
