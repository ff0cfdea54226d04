package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.presence.PresenceModel;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.EntryState;

/// Who told the selected namespace when, in a watched cluster. FX thread only.
final class LanesViewModel implements PresenceModel {
    private static final List<EntryState> LEGEND =
            List.of(
                    EntryState.LIVE,
                    EntryState.ABSENT,
                    EntryState.UNKNOWN,
                    EntryState.GHOST,
                    EntryState.MISSING);

    private final Selection selection;
    private final AttachedTime time;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper title =
            new ReadOnlyStringWrapper(this, "title", Words.of("presence.nothing"));
    private Lanes lanes = Lanes.EMPTY;

    LanesViewModel(Selection selection, AttachedTime time) {
        this.selection = selection;
        this.time = time;
        selection.nodeProperty().addListener((_, _, _) -> revise());
    }

    void show(Lanes next) {
        if (!next.equals(lanes)) {
            lanes = next;
            title.set(next.title().isEmpty() ? Words.of("presence.nothing") : next.title());
            revise();
        }
    }

    private void revise() {
        revision.set(revision.get() + 1);
    }

    /// They are made beside the screen's thread whether somebody looks or not.
    @Override
    public void watch(boolean wanted) {}

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public long end() {
        return lanes.end();
    }

    @Override
    public long now() {
        return lanes.now();
    }

    @Override
    public String clock(long t) {
        return time.clock(t);
    }

    @Override
    public String tick(long t, long step) {
        return time.clock(t);
    }

    /// Nobody says from outside when a publisher came or left.
    @Override
    public List<Turn> turns() {
        return List.of();
    }

    @Override
    public List<PresenceLane> lanes() {
        String chosen = selection.nodeProperty().get().orElse("");
        return lanes.lanes().stream()
                .map(lane ->
                        new PresenceLane(
                                lane.relay(),
                                lane.stretches(),
                                lane.now(),
                                lane.relay().equals(chosen)))
                .toList();
    }

    @Override
    public List<EntryState> legend() {
        return LEGEND;
    }

    @Override
    public int peer(String name) {
        return lanes.relays().indexOf(name);
    }

    @Override
    public void choose(String relay) {
        selection.selectNode(Optional.of(relay));
    }

    @Override
    public void goTo(String relay, long t) {
        choose(relay);
        time.seek(t);
    }
}
