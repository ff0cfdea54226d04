package org.moqlab.app.work;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.words.Words;

/// Keeps what is not saved in a draft, never in a person's own file. What is to be kept is gathered
/// at once; the worker writes it. FX thread, but for the worker's part.
public final class Autosave {
    private final Supplier<Optional<String>> text;
    private final Drafts drafts;
    private final Executor worker;
    private final Executor screen;
    private final WorkViewModel.Complaint complaint;
    private Optional<String> kept = Optional.empty();
    private boolean writing;
    private boolean complained;

    /// @param text what is not saved; empty for nothing
    /// @param worker where files are written, one after the other
    /// @param screen the thread everything else here belongs to
    public Autosave(
            Supplier<Optional<String>> text,
            Drafts drafts,
            Executor worker,
            Executor screen,
            WorkViewModel.Complaint complaint) {
        this.text = text;
        this.drafts = drafts;
        this.worker = worker;
        this.screen = screen;
        this.complaint = complaint;
    }

    /// Keeps what is not saved, where it is other than what was kept last; call it now and then.
    public void beat() {
        beat(() -> {});
    }

    /// As [#beat], and does something once it is on the disk.
    public void beat(Runnable then) {
        Optional<String> now = text.get();
        if (writing || now.equals(kept)) {
            return;
        }
        writing = true;
        worker.execute(() -> {
            @Nullable IOException failure = write(now);
            screen.execute(() -> done(now, failure, then));
        });
    }

    /// On the worker.
    private @Nullable IOException write(Optional<String> now) {
        try {
            if (now.isPresent()) {
                drafts.keep(now.get());
            } else {
                drafts.drop();
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void done(Optional<String> now, @Nullable IOException failure, Runnable then) {
        writing = false;
        if (failure == null) {
            kept = now;
            complained = false;
            then.run();
        } else if (!complained) {
            complained = true;
            complaint.say(
                    Words.of("work.not-kept"), "", Words.of("work.not-kept.text", why(failure)));
        }
    }

    private static String why(IOException e) {
        return e.toString();
    }
}
