package org.moqlab.app.keep;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files opened last, the latest first. FX thread only.
public final class RecentFiles {
    /// How many are remembered.
    public static final int MOST = 10;

    private static final String KEY = "recent.";
    private static final String ENDED = "recent-ended.";

    private final Memory memory;
    private final Map<Path, Outcome> outcomes = new HashMap<>();
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> seen = FXCollections.unmodifiableObservableList(files);

    /// Those that `memory` knows.
    public RecentFiles(Memory memory) {
        this.memory = memory;
        for (int i = 0; i < MOST; i++) {
            Optional<Outcome> outcome = memory.text(ENDED + i).flatMap(Outcome::read);
            memory.text(KEY + i)
                    .flatMap(RecentFiles::path)
                    .filter(file -> !files.contains(file))
                    .ifPresent(file -> {
                        files.add(file);
                        outcome.ifPresent(one -> outcomes.put(file, one));
                    });
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// They, the latest first.
    public ObservableList<Path> files() {
        return seen;
    }

    /// A file was opened or saved.
    public void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        files.remove(whole);
        files.addFirst(whole);
        while (files.size() > MOST) {
            files.removeLast();
        }
        keep();
    }

    /// A file was played; one that is not among them is not remembered.
    public void judged(Path file, Outcome outcome) {
        Path whole = file.toAbsolutePath().normalize();
        if (files.contains(whole) && !outcome.equals(outcomes.put(whole, outcome))) {
            keep();
        }
    }

    /// What became of a file when it was played last; empty where nobody knows.
    public Optional<Outcome> outcome(Path file) {
        return Optional.ofNullable(outcomes.get(file));
    }

    /// A file is gone.
    public void remove(Path file) {
        if (files.remove(file)) {
            keep();
        }
    }

    /// Forgets them all.
    public void clear() {
        files.clear();
        keep();
    }

    private void keep() {
        outcomes.keySet().retainAll(files);
        for (int i = 0; i < files.size(); i++) {
            memory.put(KEY + i, files.get(i).toString());
            String ended = ENDED + i;
            outcome(files.get(i))
                    .ifPresentOrElse(
                            one -> memory.put(ended, one.text()), () -> memory.forget(ended));
        }
        for (int i = files.size(); i < MOST; i++) {
            memory.forget(KEY + i);
            memory.forget(ENDED + i);
        }
    }
}
