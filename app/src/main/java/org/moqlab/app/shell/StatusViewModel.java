package org.moqlab.app.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Stop;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// What the toolbar and the status bar say.
public final class StatusViewModel {
    private final MeshPlayer player;
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper(this, "clock", "");
    private final ReadOnlyStringWrapper findings = new ReadOnlyStringWrapper(this, "findings", "");
    private final ReadOnlyStringWrapper findingCount =
            new ReadOnlyStringWrapper(this, "findingCount", "");
    private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper(this, "broken");
    private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper(this, "position", "");
    private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper(this, "seed", "");
    private final ReadOnlyStringWrapper mesh = new ReadOnlyStringWrapper(this, "mesh", "");
    private final ReadOnlyStringWrapper traffic = new ReadOnlyStringWrapper(this, "traffic", "");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper(this, "speed", "");
    private final ReadOnlyBooleanWrapper fresh = new ReadOnlyBooleanWrapper(this, "fresh", true);

    /// Follows `player`.
    public StatusViewModel(MeshPlayer player) {
        this.player = player;
        player.momentProperty().addListener((_, _, _) -> show());
        player.playingProperty().addListener((_, _, _) -> show());
        player.time().haltedProperty().addListener((_, _, _) -> show());
        player.time().recordedProperty().addListener((_, _, _) -> show());
        player.time().behindProperty().addListener((_, _, _) -> show());
        player.readyProperty().addListener((_, _, _) -> show());
        player.endedProperty().addListener((_, _, _) -> show());
        player.speedProperty().addListener((_, _, _) -> show());
        show();
    }

    /// The clock: mesh time in seconds.
    public ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    /// How many findings there are up to the shown moment, in words; with how many the recording
    /// has in all where more lie ahead.
    public ReadOnlyStringProperty findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// The same as figures; empty where the recording has none.
    public ReadOnlyStringProperty findingCountProperty() {
        return findingCount.getReadOnlyProperty();
    }

    /// Whether there is any finding.
    public ReadOnlyBooleanProperty brokenProperty() {
        return broken.getReadOnlyProperty();
    }

    /// Whether time runs, and the number of the last event.
    public ReadOnlyStringProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /// The seed.
    public ReadOnlyStringProperty seedProperty() {
        return seed.getReadOnlyProperty();
    }

    /// Mode, policy and topology.
    public ReadOnlyStringProperty meshProperty() {
        return mesh.getReadOnlyProperty();
    }

    /// Messages so far and events the screen missed.
    public ReadOnlyStringProperty trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    /// The speed.
    public ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// Whether the run stands at its start and waits for a person.
    public ReadOnlyBooleanProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    private void show() {
        Moment moment = player.momentProperty().get();
        int found = moment.snapshot().findings().size();
        clock.set(Figures.clock(moment.now()));
        int all = Math.max(found, player.time().chronicle().findings().size());
        findings.set(
                all > found
                        ? Words.of("findings.ahead", Figures.count(found), Figures.count(all))
                        : Words.counted("findings", all));
        findingCount.set(count(found, all));
        broken.set(found > 0);
        position.set(position(moment));
        seed.set(Words.of("status.seed", Long.toString(moment.scenario().seed())));
        mesh.set(
                Words.of(
                        mode(),
                        moment.scenario().policy(),
                        moment.scenario().topology().toString()));
        traffic.set(
                Words.of(
                        "status.traffic",
                        Figures.count(player.messagesProperty().get()),
                        Figures.count(player.droppedProperty().get())));
        speed.set(Figures.speed(player.speedProperty().get()));
        fresh.set(moment.now() == 0 && !player.playingProperty().get());
    }

    private static String count(int found, int all) {
        if (all == 0) {
            return "";
        }
        return all > found
                ? Words.of("findings.count.ahead", Figures.count(found), Figures.count(all))
                : Figures.count(all);
    }

    private String position(Moment moment) {
        String event = Figures.count(moment.snapshot().n());
        boolean still = !player.playingProperty().get();
        String state = Words.of(state(), event);
        if (still && player.time().behindProperty().get()) {
            String all = Figures.count(player.time().recordedProperty().get());
            state = Words.of("status.behind", event, all);
        }
        return still ? halted(moment).orElse(state) : state;
    }

    /// Why time stands still here, if it did so by itself.
    private Optional<String> halted(Moment moment) {
        return player.time()
                .haltedProperty()
                .get()
                .map(TimeControls.Halted::stop)
                .flatMap(stop ->
                        switch (stop) {
                            case Stop.AtFinding(long n, long t) when t == moment.now() ->
                                    Optional.of(Words.of("status.found", Figures.count(n)));
                            case Stop.Met(var condition, long n, long t) when t == moment.now() ->
                                    Optional.of(
                                            Words.of(
                                                    "status.met",
                                                    Figures.count(n),
                                                    condition.text()));
                            case Stop.AtFinding _, Stop.Met _, Stop.Unmet _, Stop.Refused _ ->
                                    Optional.empty();
                        });
    }

    private String mode() {
        if (player.recordingProperty().get().isPresent()) {
            return "status.recorded";
        }
        return player.liveProperty().get() ? "status.live" : "status.simulated";
    }

    private String state() {
        if (player.endedProperty().get()) {
            return "status.ended";
        }
        if (!player.readyProperty().get()) {
            return "status.starting";
        }
        return player.playingProperty().get() ? "status.running" : "status.paused";
    }
}
