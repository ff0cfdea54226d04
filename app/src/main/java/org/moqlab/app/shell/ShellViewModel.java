package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.Stop;
import org.moqlab.app.time.ScrubberViewModel;
import org.moqlab.app.time.UntilViewModel;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.recording.Recording;

/// What the window as a whole can do, and what went wrong.
public final class ShellViewModel {
    private final MeshPlayer player;
    private final Selection selection;
    private final ActsViewModel acts;
    private final ScenarioReader reader;
    private final CommandSet commands = new CommandSet();
    private final ObservableValue<Moment> moments;
    private final Recordings recordings = new Recordings();
    private final ReadOnlyObjectWrapper<Optional<Banner>> banner =
            new ReadOnlyObjectWrapper<>(this, "banner", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ObjectProperty<ThemeChoice> theme =
            new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
    private final ObjectProperty<Exhibit> exhibit;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private Consumer<Runnable> guard = Runnable::run;
    private Predicate<Path> others = _ -> false;
    private final DoubleProperty exponent = new SimpleDoubleProperty(this, "exponent", 0);

    /// Steers `player`, shares `selection`, opens files with `reader`, asks for them with `picker`;
    /// `first` is open.
    public ShellViewModel(
            MeshPlayer player,
            Selection selection,
            ActsViewModel acts,
            ScenarioReader reader,
            FilePicker picker,
            Exhibit first) {
        this.player = player;
        this.acts = acts;
        this.selection = selection;
        this.reader = reader;
        this.moments = player.momentProperty();
        this.exhibit = new SimpleObjectProperty<>(this, "exhibit", first);
        exponent.addListener(
                (_, _, now) -> player.speedProperty().set(Math.pow(10, now.doubleValue())));
        player.problemProperty()
                .addListener((_, _, now) ->
                        now.ifPresent(text -> warn(Words.of("banner.not-started"), "", text)));
        selectFirst(moments.getValue().scenario());
        bindFiles(picker);
        bindMesh();
        bindFaults();
        player.time()
                .haltedProperty()
                .addListener((_, _, now) -> now.ifPresent(halted -> tell(halted.stop())));
    }

    private void bindFiles(FilePicker picker) {
        commands.bind(LabCommand.OPEN, () -> picker.pickScenario().ifPresent(this::open));
        commands.bind(
                LabCommand.RELOAD, () -> file.get().ifPresentOrElse(this::open, player::restart));
        commands.bind(LabCommand.THEME_LIGHT, () -> theme.set(ThemeChoice.LIGHT));
        commands.bind(LabCommand.THEME_DARK, () -> theme.set(ThemeChoice.DARK));
        commands.bind(LabCommand.THEME_SYSTEM, () -> theme.set(ThemeChoice.SYSTEM));
        commands.bind(LabCommand.TEXT_LARGER, () -> enlarge(Scaled.STEP));
        commands.bind(LabCommand.TEXT_SMALLER, () -> enlarge(-Scaled.STEP));
        commands.bind(LabCommand.GO_TO_FINDING, hasFinding(), this::selectFinding);
    }

    private void bindMesh() {
        commands.bind(
                LabCommand.START_PUBLISHER,
                when(() -> publisher().filter(p -> !runs(p)).isPresent()),
                () -> publisher().ifPresent(p -> acts.perform(new MeshCommand.StartClient(p))));
        commands.bind(
                LabCommand.STOP_PUBLISHER,
                when(() -> publisher().filter(this::runs).isPresent()),
                () -> publisher().ifPresent(p -> acts.perform(new MeshCommand.StopClient(p))));
        bindDeath(LabCommand.KILL, Death.KILL);
        bindDeath(LabCommand.CLOSE, Death.CLOSE);
        bindDeath(LabCommand.INTERRUPT, Death.INTERRUPT);
        commands.bind(
                LabCommand.RESTART_RELAY,
                when(() -> relay().filter(r -> started(r) && !up(r)).isPresent()),
                () -> relay().ifPresent(r -> acts.perform(new MeshCommand.RestartRelay(r))));
        commands.bind(LabCommand.SIMULATED, player.liveProperty(), () -> player.setLive(false));
        commands.bind(LabCommand.LIVE, player.liveProperty().not(), () -> player.setLive(true));
    }

    private void bindFaults() {
        commands.bind(LabCommand.FREEZE, when(this::runsSelected), () -> perform("Z"));
        commands.bind(LabCommand.THAW, when(this::runsSelected), () -> perform("T"));
        commands.bind(
                LabCommand.CUT,
                Bindings.createBooleanBinding(
                        () -> selection.sessionProperty().get().isPresent(),
                        selection.sessionProperty()),
                () -> perform("X"));
        commands.bind(
                LabCommand.HEAL,
                () ->
                        acts.keyed("H")
                                .ifPresentOrElse(
                                        deed -> acts.perform(deed.command()),
                                        () -> acts.perform(new LinkFault.Heal(Optional.empty()))));
        commands.bind(LabCommand.UNDO, acts.undoProperty().isNotEmpty(), acts::undo);
    }

    private boolean runsSelected() {
        return relay().filter(this::up).isPresent()
                || selection.nodeProperty().get().filter(this::runs).isPresent();
    }

    private void perform(String key) {
        acts.keyed(key).ifPresent(deed -> acts.perform(deed.command()));
    }

    private void bindDeath(LabCommand command, Death death) {
        commands.bind(
                command,
                when(() -> relay().filter(this::up).isPresent()),
                () -> relay().ifPresent(r -> acts.perform(new MeshCommand.StopRelay(r, death))));
    }

    /// Says what became of a run that stands still by itself.
    private void tell(Stop stop) {
        switch (stop) {
            case Stop.AtFinding found -> selection.eventProperty().set(Optional.of(found.n()));
            case Stop.Met met -> selection.eventProperty().set(Optional.of(met.n()));
            case Stop.Unmet unmet ->
                    warn(
                            Words.of("banner.unmet", unmet.condition().text()),
                            "",
                            Words.of(
                                    unmet.ended() ? "banner.unmet.ended" : "banner.unmet.bound",
                                    Figures.clock(unmet.t())));
            case Stop.Refused refused -> warn(Words.of("banner.refused"), "", refused.why());
        }
    }

    /// Says what the commands of time do.
    public void bindTime(ScrubberViewModel scrubber, UntilViewModel until) {
        new TimeCommands(commands, player).bind(this, selection, scrubber, until);
    }

    private BooleanBinding when(java.util.function.BooleanSupplier possible) {
        return Bindings.createBooleanBinding(
                possible::getAsBoolean, player.momentProperty(), selection.nodeProperty());
    }

    private BooleanBinding hasFinding() {
        return when(() -> !moments.getValue().snapshot().findings().isEmpty());
    }

    /// What can be done.
    public CommandSet commands() {
        return commands;
    }

    /// What went wrong last, until it is put away.
    public ReadOnlyObjectProperty<Optional<Banner>> bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    /// Puts the banner away.
    public void dismissBanner() {
        banner.set(Optional.empty());
    }

    /// Which colours the window has.
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /// How many times larger everything is drawn, 1 to [Scaled#MOST].
    public DoubleProperty scaleProperty() {
        return scale;
    }

    private void enlarge(double by) {
        scale.set(Math.clamp(scale.get() + by, 1, Scaled.MOST));
    }

    /// Speed as a power of ten, -2 to 1, for the slider.
    public DoubleProperty exponentProperty() {
        return exponent;
    }

    /// Opens a scenario file or a recorded run. When it cannot be read, a banner says why and what
    /// was open stays open.
    public void open(Path path) {
        recordings.forget();
        if (others.test(path)) {
            return;
        }
        if (Recordings.isOne(path)) {
            recordings.read(path, recording -> show(path, recording), this::unreadable);
            return;
        }
        try {
            Exhibit opened = reader.read(path);
            guard.accept(() -> {
                begin(opened);
                file.set(Optional.of(path));
            });
        } catch (ScenarioException e) {
            unreadable(e);
        }
    }

    /// Has files that are neither scenarios nor runs opened elsewhere.
    ///
    /// @param opening returns whether it takes a file
    public void openOthersWith(Predicate<Path> opening) {
        others = opening;
    }

    /// Says that a file cannot be opened, and why.
    public void unreadable(ScenarioException e) {
        warn(
                Words.of("banner.unreadable"),
                e.file() + ":" + e.line() + ":" + e.column(),
                Words.of("banner.expected", e.expected(), e.found()));
    }

    private void show(Path path, Recording recording) {
        file.set(Optional.of(path));
        dismissBanner();
        exhibit.set(Recordings.exhibit(recording));
        player.open(recording);
        selectFirst(recording.scenario());
        if (recording.seal() == Recording.Seal.CHANGED) {
            warn(Words.of("banner.changed"), path.toString(), Words.of("banner.changed.text"));
        }
    }

    /// Opens what was read, or made.
    public void open(Exhibit opened) {
        guard.accept(() -> begin(opened));
    }

    /// Has everything that loses what was done go through `asking` from now on.
    public void guardWith(Consumer<Runnable> asking) {
        guard = asking;
    }

    /// Does what loses what was done, after asking.
    public void leave(Runnable loses) {
        guard.accept(loses);
    }

    /// Opens what was made, without asking.
    public void begin(Exhibit opened) {
        dismissBanner();
        file.set(Optional.empty());
        exhibit.set(opened);
        player.open(opened.scenario());
        selectFirst(opened.scenario());
    }

    /// What is open, with what its file says beside the scenario.
    public ObjectProperty<Exhibit> exhibitProperty() {
        return exhibit;
    }

    /// Says over the panes what went wrong.
    ///
    /// @param place where, such as file, line and column; may be empty
    public void warn(String title, String place, String text) {
        banner.set(Optional.of(new Banner(title, place, text, true)));
    }

    /// Says over the panes what is done.
    ///
    /// @param place where it is
    public void tell(String title, String place) {
        banner.set(Optional.of(new Banner(title, place, "", false)));
    }

    private void selectFirst(Scenario scenario) {
        List<String> relays = scenario.topology().relays();
        selection.selectNode(relays.stream().findFirst());
        selection
                .namespaceProperty()
                .set(scenario.clients().stream().map(scenario::effective).findFirst());
        selection.eventProperty().set(Optional.empty());
    }

    private void selectFinding() {
        var findings = moments.getValue().snapshot().findings();
        if (!findings.isEmpty()) {
            selection.eventProperty().set(Optional.of(findings.get(findings.size() - 1).n()));
            commands.run(LabCommand.SHOW_FINDINGS);
        }
    }

    /// Makes time run so many times faster.
    ///
    /// @param factor above 0
    void accelerate(double factor) {
        double by = Math.log10(factor);
        double low = Math.log10(MeshPlayer.MIN_SPEED);
        double high = Math.log10(MeshPlayer.MAX_SPEED);
        exponent.set(Math.clamp(exponent.get() + by, low, high));
    }

    private Optional<String> relay() {
        return selection
                .nodeProperty()
                .get()
                .filter(moments.getValue().scenario().topology().relays()::contains);
    }

    private boolean started(String relay) {
        return moments.getValue().snapshot().relay(relay).isPresent();
    }

    private boolean up(String relay) {
        return moments.getValue().snapshot().relay(relay).filter(RelayView::up).isPresent();
    }

    /// The selected publisher, or the first.
    Optional<String> publisher() {
        List<String> publishers =
                moments.getValue().scenario().clients().stream()
                        .filter(ClientSpec::publisher)
                        .map(ClientSpec::name)
                        .toList();
        return selection
                .nodeProperty()
                .get()
                .filter(publishers::contains)
                .or(() -> publishers.stream().findFirst());
    }

    private boolean runs(String client) {
        return moments.getValue()
                .snapshot()
                .client(client)
                .map(ClientView::state)
                .filter(state -> state != ClientState.IDLE)
                .isPresent();
    }
}
