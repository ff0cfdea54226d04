package org.moqlab.app.keep;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files opened last, the latest first. FX thread only.
public final class RecentFiles {
    /// How many are remembered.
    public static final int MOST = 10;

    private static final String KEY = "recent.";

    private final Memory memory;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> seen = FXCollections.unmodifiableObservableList(files);

    /// Those that `memory` knows.
    public RecentFiles(Memory memory) {
        this.memory = memory;
        for (int i = 0; i < MOST; i++) {
            memory.text(KEY + i)
                    .flatMap(RecentFiles::path)
                    .filter(file -> !files.contains(file))
                    .ifPresent(files::add);
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
        for (int i = 0; i < files.size(); i++) {
            memory.put(KEY + i, files.get(i).toString());
        }
        for (int i = files.size(); i < MOST; i++) {
            memory.forget(KEY + i);
        }
    }
}
