package org.moqlab.app.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What takes long, with how far it has come and a way to end it. Of several the first is shown. FX
/// thread only.
public final class LongWorkViewModel {
    /// Who works; each does one thing at a time.
    public enum Worker {
        /// Starts a live mesh.
        STARTING,
        /// Writes files.
        WRITING,
        /// Looks for trouble.
        HUNTING
    }

    private final Map<Worker, LongWork> all = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<LongWork>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());

    /// Nothing takes long.
    public LongWorkViewModel() {}

    /// Says how far somebody has come; empty when they are done.
    public void tell(Worker worker, Optional<LongWork> work) {
        work.ifPresentOrElse(now -> all.put(worker, now), () -> all.remove(worker));
        shown.set(all.values().stream().findFirst());
    }

    /// What is shown; empty while nothing takes long.
    public ReadOnlyObjectProperty<Optional<LongWork>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Ends what is shown.
    public void cancel() {
        shown.get().ifPresent(work -> work.cancel().run());
    }
}
