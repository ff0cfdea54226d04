package org.moqlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.moqlab.app.attach.AttachSheetController;
import org.moqlab.app.attach.AttachSheetViewModel;
import org.moqlab.app.attach.AttachedWindow;
import org.moqlab.app.attach.Attaching;
import org.moqlab.app.attach.Lookout;
import org.moqlab.app.attach.RecordedLookout;
import org.moqlab.app.attach.WatchedLookout;
import org.moqlab.app.attach.Wish;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.Targets;
import org.moqlab.engine.attach.flight.FlightFile;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.Trust;

/// Clusters that are watched: asks whom to watch, and has a window for each. FX thread only, but
/// for [Attaching].
final class Attachments implements Attaching, AttachedWindow.Desk, AutoCloseable {
    /// Most windows at once.
    static final int MAX_WINDOWS = 8;

    /// Relays named in a title.
    private static final int MAX_NAMES = 4;

    private final ShellViewModel shell;
    private final FilePicker picker;
    private final Executor worker;
    private final AttachSheetViewModel sheet;
    private final List<AttachedWindow> windows = new ArrayList<>();
    private Consumer<AttachedWindow> stages = _ -> {};

    /// @param worker where files are read and written
    Attachments(ShellViewModel shell, FilePicker picker, Executor worker) {
        this.shell = shell;
        this.picker = picker;
        this.worker = worker;
        sheet = new AttachSheetViewModel(this, worker, Platform::runLater, this::show);
        shell.commands().bind(LabCommand.ATTACH, sheet::show);
        shell.openOthersWith(this::open);
    }

    /// What shows windows; until this is called, nothing does.
    void openWith(Consumer<AttachedWindow> showing) {
        stages = showing;
    }

    /// Makes the controllers of what opens over the panes.
    void addTo(Map<Class<?>, Supplier<Object>> all) {
        all.put(AttachSheetController.class, () -> new AttachSheetController(sheet));
    }

    /// The windows that are open.
    List<AttachedWindow> windows() {
        return List.copyOf(windows);
    }

    /// Opens a window on what is seen from `lookout`.
    void show(Lookout lookout) {
        if (windows.size() >= MAX_WINDOWS) {
            worker.execute(lookout::close);
            shell.warn(Words.of("attach.too-many"), "", Words.of("attach.too-many.text"));
            return;
        }
        AttachedWindow window = new AttachedWindow(lookout, this, worker);
        windows.add(window);
        stages.accept(window);
    }

    /// Closes a window and stops watching.
    void close(AttachedWindow window) {
        windows.remove(window);
        window.close();
    }

    /// Opens a recording of a cluster, which takes a while, or says why not.
    ///
    /// @return whether the file is one, by its name
    private boolean open(Path file) {
        if (!file.toString().endsWith(FlightFile.SUFFIX)) {
            return false;
        }
        worker.execute(() -> {
            try {
                Lookout lookout = recording(file);
                Platform.runLater(() -> {
                    shell.remember(file);
                    show(lookout);
                });
            } catch (ScenarioException e) {
                Platform.runLater(() -> shell.unreadable(e));
            } catch (RuntimeException | OutOfMemoryError e) {
                // The edge of this thread: a file that nobody here wrote may hold anything.
                Platform.runLater(() -> shell.unreadable(unfit(file, e)));
            }
        });
        return true;
    }

    private static ScenarioException unfit(Path file, Throwable cause) {
        return new ScenarioException(
                file.toString(), 1, 1, "a flight that can be shown here", cause.toString());
    }

    private static Lookout recording(Path file) throws ScenarioException {
        return new RecordedLookout(String.valueOf(file.getFileName()), FlightFile.read(file));
    }

    @Override
    public Lookout attach(Wish wish) throws IOException {
        Trust trust =
                new Trust.Authorities(
                        wish.ca().isPresent() ? Identity.certificates(wish.ca().get()) : List.of());
        List<AttachTarget> targets = targets(wish, trust);
        Attachment attachment =
                Attachment.start(targets, new Attachment.Strangers(wish.discover(), trust));
        return new WatchedLookout(title(targets), attachment, Instant.now());
    }

    private static String title(List<AttachTarget> targets) {
        String names =
                targets.stream()
                        .limit(MAX_NAMES)
                        .map(AttachTarget::name)
                        .collect(Collectors.joining(", "));
        return targets.size() > MAX_NAMES ? names + ", …" : names;
    }

    /// Tokens are put in last, so that nothing that goes wrong before can name one.
    private static List<AttachTarget> targets(Wish wish, Trust trust) throws IOException {
        Map<String, String> pins = new TreeMap<>();
        Map<String, String> pages = new TreeMap<>();
        Map<String, String> tokens = new TreeMap<>();
        List<String> unchecked = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Wish.Target target : wish.targets()) {
            String name = name(target);
            words.add(name + "=" + target.url());
            switch (target.check()) {
                case SIGNED -> {}
                case PINNED -> pins.put(name, target.pin());
                case NONE -> unchecked.add(name);
            }
            if (!target.pages().isEmpty()) {
                pages.put(name, target.pages());
            }
            if (!target.token().isEmpty()) {
                tokens.put(name, target.token());
            }
        }
        var own =
                wish.certificate().isPresent() && wish.key().isPresent()
                        ? Optional.of(Identity.read(wish.certificate().get(), wish.key().get()))
                        : Optional.<Identity>empty();
        return new Targets(trust, pins, unchecked, new TreeMap<>(), pages, own)
                .read(words).stream()
                        .map(target -> with(target, Optional.ofNullable(tokens.get(target.name()))))
                        .toList();
    }

    /// Its name here, else what stands between the slashes of its URL.
    private static String name(Wish.Target target) {
        String url = target.url();
        int from = url.indexOf("://");
        if (!target.name().isEmpty() || from < 0) {
            return target.name().replace("=", "-");
        }
        String rest = url.substring(from + 3);
        int end = rest.indexOf('/');
        return (end < 0 ? rest : rest.substring(0, end)).replace("=", "-");
    }

    private static AttachTarget with(AttachTarget target, Optional<String> token) {
        return new AttachTarget(
                target.name(),
                target.url(),
                target.trust(),
                token,
                target.own(),
                target.pages(),
                true);
    }

    @Override
    public Optional<Path> pick(String suggested) {
        return picker.pickTarget(suggested);
    }

    @Override
    public void open(Exhibit made, String guesses) {
        shell.open(made);
        shell.tell(Words.of("attach.forked"), guesses);
    }

    @Override
    public void close() {
        List.copyOf(windows).forEach(this::close);
    }
}
