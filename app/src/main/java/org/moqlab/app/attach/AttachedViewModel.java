package org.moqlab.app.attach;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Fork;
import org.moqlab.engine.attach.Moment;

/// A cluster that is seen from outside. What there is to see is made by [LookLoop]; this class
/// hands it to the panes, one [Look] a pulse at most, and asks for what a person wants to see. FX
/// thread only.
public final class AttachedViewModel implements AutoCloseable {
    private final Lookout lookout;
    private final LookLoop loop;
    private final Selection selection = new Selection();
    private final AttachedTime time;
    private final GridViewModel grid = new GridViewModel(selection);
    private final LanesViewModel lanes;
    private final SheetViewModel sheet;
    private final DoubtsViewModel doubts;
    private final ObservableList<Source> sources = FXCollections.observableArrayList();
    private final ObservableList<String> invisible = FXCollections.observableArrayList();
    private final ObservableList<Line> changes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Survey> survey =
            new ReadOnlyObjectWrapper<>(this, "survey", Survey.EMPTY);
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper(this, "clock", "");
    private final ReadOnlyStringWrapper since = new ReadOnlyStringWrapper(this, "since", "");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
    private final ReadOnlyStringWrapper changesHead =
            new ReadOnlyStringWrapper(this, "changesHead", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper(this, "seen");
    private final ReadOnlyObjectWrapper<Part> part =
            new ReadOnlyObjectWrapper<>(this, "part", Part.MATRIX);
    private Optional<Look> shown = Optional.empty();

    /// Begins to look from `lookout`, which is closed with this.
    public AttachedViewModel(Lookout lookout) {
        this.lookout = lookout;
        this.loop = new LookLoop(lookout);
        this.time = new AttachedTime(lookout.watches(), lookout::began);
        this.lanes = new LanesViewModel(selection, time);
        this.sheet = new SheetViewModel(selection, lookout);
        this.doubts = new DoubtsViewModel(this::choose);
        selection.nodeProperty().addListener((_, _, _) -> ask());
        selection.namespaceProperty().addListener((_, _, _) -> ask());
        time.atProperty().addListener((_, _, _) -> ask());
        time.markProperty().addListener((_, _, _) -> ask());
        sheet.filterProperty().addListener((_, _, _) -> ask());
        Flight flight = lookout.flight();
        time.follow(lookout.now(), Track.of(flight.from(), flight.to()));
    }

    private void ask() {
        loop.ask(question());
    }

    private Question question() {
        return new Question(
                time.atProperty().get(),
                time.markProperty().get(),
                selection.nodeProperty().get(),
                selection.namespaceProperty().get(),
                sheet.filterProperty().get());
    }

    /// Whether what is shown is the answer to what was asked last.
    public boolean isAnswered() {
        return shown.map(Look::question).filter(question()::equals).isPresent();
    }

    /// Shows what was seen last, if that is new; call it once a pulse.
    public void pulse() {
        Optional<Look> next = loop.look();
        if (next.isPresent() && !next.equals(shown)) {
            shown = next;
            show(next.get());
        }
    }

    private void show(Look look) {
        Moment moment = look.moment();
        time.follow(moment.at(), look.track());
        survey.set(look.survey());
        match(sources, look.sources());
        match(invisible, look.invisible());
        match(changes, look.changes());
        sheet.show(look.sheet());
        grid.show(look.grid());
        lanes.show(look.lanes());
        doubts.show(look.findings());
        clock.set(time.wall(moment.at()));
        since.set(
                Words.of(
                        lookout.watches() ? "attach.watching" : "attach.recorded",
                        Figures.span(lookout.now() / SECOND * SECOND)));
        counts.set(look.counts());
        changesHead.set(look.changesHead());
        problem.set(look.problem().orElse(""));
        seen.set(true);
    }

    private static final long SECOND = 1_000_000_000L;

    private static <T> void match(ObservableList<T> list, List<T> wanted) {
        if (!list.equals(wanted)) {
            list.setAll(wanted);
        }
    }

    /// Selects what a finding is about.
    private void choose(FindingRow row) {
        shown.map(Look::moment)
                .map(Moment::findings)
                .filter(all -> row.number() <= all.size())
                .map(all -> all.get((int) row.number() - 1))
                .ifPresent(finding -> {
                    Labels labels = new Labels(shown.get().moment().view());
                    finding.relays().stream()
                            .findFirst()
                            .map(labels::of)
                            .ifPresent(label -> selection.selectNode(Optional.of(label)));
                    Claims.named(finding)
                            .ifPresent(
                                    name -> selection.namespaceProperty().set(Optional.of(name)));
                });
    }

    /// Brings a part to the front.
    public void show(Part wanted) {
        part.set(wanted);
    }

    /// The part that was brought to the front last.
    ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /// Marks the shown moment, and shows one so much earlier, ns.
    public void compare(long earlier) {
        time.mark();
        time.seekBack(earlier);
    }

    /// What the shown moment would be as a mesh of the lab; empty when no relay is watched in it.
    Optional<Fork> fork() {
        return shown.map(Look::moment).map(Moment::view).flatMap(Fork::of);
    }

    /// What became known of late.
    public Flight flight() {
        return lookout.flight();
    }

    /// In words fit for the title of a window.
    public String title() {
        return Words.of(
                lookout.watches() ? "attach.title" : "attach.title.recorded",
                Shown.text(lookout.title(), Shown.MAX_NAME));
    }

    /// Whether it is watched now; false for a recording.
    public boolean watches() {
        return lookout.watches();
    }

    /// What is selected, here and in all panes.
    public Selection selection() {
        return selection;
    }

    /// For the canvas.
    public ReadOnlyObjectProperty<Survey> surveyProperty() {
        return survey.getReadOnlyProperty();
    }

    /// Which moment is shown.
    AttachedTime time() {
        return time;
    }

    /// The pane of the selected relay.
    SheetViewModel sheet() {
        return sheet;
    }

    /// The matrix.
    GridViewModel grid() {
        return grid;
    }

    /// Who told the selected namespace when.
    LanesViewModel lanes() {
        return lanes;
    }

    /// What looks wrong.
    DoubtsViewModel doubts() {
        return doubts;
    }

    /// The relays and what is heard of them.
    ObservableList<Source> sources() {
        return sources;
    }

    /// What cannot be seen.
    ObservableList<String> invisible() {
        return invisible;
    }

    /// What was heard, newest first.
    ObservableList<Line> changes() {
        return changes;
    }

    /// What the list of changes is about, in words.
    ReadOnlyStringProperty changesHeadProperty() {
        return changesHead.getReadOnlyProperty();
    }

    /// Selects a relay.
    void select(Source source) {
        selection.selectNode(Optional.of(source.relay()));
    }

    /// The time of day of the shown moment.
    ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    /// For how long it has been watched, in words.
    ReadOnlyStringProperty sinceProperty() {
        return since.getReadOnlyProperty();
    }

    /// How many relays are watched, in words.
    ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// What broke the last look; empty when nothing did.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether there has been a look yet.
    public ReadOnlyBooleanProperty seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Stops looking, and watching; does not wait for it.
    @Override
    public void close() {
        loop.close();
    }
}
