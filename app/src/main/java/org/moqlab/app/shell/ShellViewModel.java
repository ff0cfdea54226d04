package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.Stop;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.time.ScrubberViewModel;
import org.moqlab.app.time.UntilViewModel;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;

/// What the window as a whole can do, and what went wrong.
public final class ShellViewModel {
    private final MeshPlayer player;
    private final Selection selection;
    private final CommandSet commands = new CommandSet();
    private final Opening opening;
    private final RecentFiles recent;
    private final Home home;
    private final LongWorkViewModel longWork = new LongWorkViewModel();
    private final ReadOnlyObjectWrapper<Optional<Banner>> banner =
            new ReadOnlyObjectWrapper<>(this, "banner", Optional.empty());
    private final ObjectProperty<ThemeChoice> theme =
            new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final BooleanProperty lessMotion = new SimpleBooleanProperty(this, "lessMotion");
    private final DoubleProperty exponent = new SimpleDoubleProperty(this, "exponent", 0);

    /// Steers `player`, shares `selection`, opens files with `reader`, asks for them with `picker`,
    /// keeps in `home` which, and what broke; `first` is open.
    public ShellViewModel(
            MeshPlayer player,
            Selection selection,
            ActsViewModel acts,
            ScenarioReader reader,
            FilePicker picker,
            Home home,
            Exhibit first) {
        this.player = player;
        this.selection = selection;
        this.home = home;
        recent = new RecentFiles(home.memory());
        opening = new Opening(player, selection, reader, recent, new Speaker(), first);
        exponent.addListener(
                (_, _, now) -> player.speedProperty().set(Math.pow(10, now.doubleValue())));
        player.problemProperty()
                .addListener((_, _, now) ->
                        now.ifPresent(text -> warn(Words.of("banner.not-started"), "", text)));
        player.brokenProperty().addListener((_, _, now) -> now.ifPresent(this::broke));
        bindFiles(picker);
        new MeshCommands(commands, player, selection, acts).bind();
        player.time()
                .haltedProperty()
                .addListener((_, _, now) -> now.ifPresent(halted -> tell(halted.stop())));
    }

    private final class Speaker implements Opening.Says {
        @Override
        public void warn(String title, String place, String text) {
            ShellViewModel.this.warn(title, place, text);
        }

        @Override
        public void dismiss() {
            dismissBanner();
        }
    }

    private void bindFiles(FilePicker picker) {
        commands.bind(LabCommand.OPEN, () -> picker.pickScenario().ifPresent(this::open));
        commands.bind(LabCommand.RELOAD, opening::reload);
        commands.bind(
                LabCommand.CANCEL,
                Bindings.createBooleanBinding(
                        () -> longWork.shownProperty().get().isPresent(), longWork.shownProperty()),
                longWork::cancel);
        commands.bind(LabCommand.THEME_LIGHT, () -> theme.set(ThemeChoice.LIGHT));
        commands.bind(LabCommand.THEME_DARK, () -> theme.set(ThemeChoice.DARK));
        commands.bind(LabCommand.THEME_SYSTEM, () -> theme.set(ThemeChoice.SYSTEM));
        commands.bind(LabCommand.TEXT_LARGER, () -> enlarge(Scaled.STEP));
        commands.bind(LabCommand.TEXT_SMALLER, () -> enlarge(-Scaled.STEP));
        commands.bind(
                LabCommand.GO_TO_FINDING,
                Bindings.createBooleanBinding(
                        () -> !player.momentProperty().get().snapshot().findings().isEmpty(),
                        player.momentProperty()),
                this::selectFinding);
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

    /// What can be done.
    public CommandSet commands() {
        return commands;
    }

    /// What takes long.
    public LongWorkViewModel longWork() {
        return longWork;
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

    /// Whether things change at once that else move to where they belong, whatever the desktop asks
    /// for; the desktop's wish holds where this is not set.
    public BooleanProperty lessMotionProperty() {
        return lessMotion;
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
        opening.open(path);
    }

    /// Has files that are neither scenarios nor runs opened elsewhere.
    ///
    /// @param elsewhere returns whether it takes a file
    public void openOthersWith(Predicate<Path> elsewhere) {
        opening.openOthersWith(elsewhere);
    }

    /// Puts a file that was opened elsewhere on the list of files opened last.
    public void remember(Path path) {
        opening.remember(path);
    }

    /// Says that a file cannot be opened, and why.
    public void unreadable(ScenarioException e) {
        opening.unreadable(e);
    }

    /// Opens a file that was opened before; one that is gone is taken off the list.
    public void reopen(Path path) {
        opening.reopen(path);
    }

    /// Opens what was read, or made.
    public void open(Exhibit opened) {
        open(opened, () -> {});
    }

    /// Opens what was read, or made, and does something once it is open.
    public void open(Exhibit opened, Runnable then) {
        opening.open(opened, then);
    }

    /// The files opened last.
    public RecentFiles recent() {
        return recent;
    }

    /// Has everything that loses what was done go through `asking` from now on.
    public void guardWith(Consumer<Runnable> asking) {
        opening.guardWith(asking);
    }

    /// Has `told` called whenever something else is open.
    public void whenOpened(Runnable told) {
        opening.whenOpened(told);
    }

    /// The file that is open; empty for what has none.
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return opening.fileProperty();
    }

    /// Closes what is open, after asking.
    ///
    /// @param then called once nothing is open
    public void shut(Runnable then) {
        opening.shut(then);
    }

    /// Does what loses what was done, after asking.
    public void leave(Runnable loses) {
        opening.leave(loses);
    }

    /// Opens what was made, without asking.
    public void begin(Exhibit opened) {
        opening.begin(opened);
    }

    /// What is open, with what its file says beside the scenario.
    public ObjectProperty<Exhibit> exhibitProperty() {
        return opening.exhibitProperty();
    }

    /// Says over the panes what went wrong.
    ///
    /// @param place where, such as file, line and column; may be empty
    public void warn(String title, String place, String text) {
        banner.set(Optional.of(new Banner(title, place, text, true)));
    }

    /// Says that something broke, in the window or in the engine, and where the log is that says
    /// where; everything open stays open.
    public void broke(Throwable what) {
        warn(
                Words.of("banner.broke"),
                home.log()
                        .note(what)
                        .map(file -> Words.of("banner.log", file.toString()))
                        .orElseGet(() -> Words.of("banner.no-log")),
                Optional.ofNullable(what.getMessage()).orElse(what.toString()));
    }

    /// Says over the panes what is done.
    ///
    /// @param place where it is
    public void tell(String title, String place) {
        banner.set(Optional.of(new Banner(title, place, "", false)));
    }

    private void selectFinding() {
        var findings = player.momentProperty().get().snapshot().findings();
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
}
