package org.moqlab.app.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.file.WholeFile;

/// What is not saved yet, kept in a file of its own while the program runs, so that it is there
/// after a crash. A lock that ends with the process tells the drafts of a program that runs from
/// those of one that is gone. Not thread-safe.
public final class Drafts implements AutoCloseable {
    /// Most drafts that are kept of programs that are gone; the oldest go first.
    public static final int MOST = 20;

    /// Most files of the folder that are looked at.
    private static final int MAX_LOOKED = 1_000;

    private static final String DRAFT = ".yaml";
    private static final String LOCK = ".lock";

    private final Optional<Path> folder;
    private @Nullable Path own;
    private @Nullable FileChannel lock;

    /// A draft of a program that is gone.
    ///
    /// @param when it was written last
    public record Draft(Path file, FileTime when) {}

    /// Drafts in a folder, which need not be there yet.
    public Drafts(Path folder) {
        this(Optional.of(folder));
    }

    private Drafts(Optional<Path> folder) {
        this.folder = folder;
    }

    /// No drafts: nothing is kept.
    public static Drafts none() {
        return new Drafts(Optional.empty());
    }

    /// Keeps a draft in place of the one before.
    ///
    /// @throws IOException when it cannot be written; the one before is as it was then
    public void keep(String text) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        Path file = own;
        if (file == null) {
            Files.createDirectories(folder.get());
            Path made = Files.createTempFile(folder.get(), "draft-", LOCK);
            FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE);
            lock = channel;
            FileLock held = channel.tryLock();
            if (held == null) {
                throw new IOException(made + " is locked by somebody else");
            }
            file = sibling(made, LOCK, DRAFT);
            own = file;
        }
        WholeFile.write(file, text);
    }

    private static Path sibling(Path file, String from, String to) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - from.length()) + to);
    }

    /// There is nothing any more that is not saved.
    ///
    /// @throws IOException when the draft cannot be removed
    public void drop() throws IOException {
        Path file = own;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /// The drafts of programs that are gone, the latest first; those above [#MOST] are removed.
    ///
    /// @throws IOException when the folder cannot be read
    public List<Draft> left() throws IOException {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.get())) {
            files = all.filter(file -> ends(file, DRAFT)).limit(MAX_LOOKED).toList();
        }
        List<Draft> left = new ArrayList<>();
        for (Path file : files) {
            if (!file.equals(own) && isLeft(sibling(file, DRAFT, LOCK))) {
                left.add(new Draft(file, Files.getLastModifiedTime(file)));
            }
        }
        left.sort(Comparator.comparing(Draft::when).reversed());
        while (left.size() > MOST) {
            discard(left.removeLast());
        }
        return List.copyOf(left);
    }

    private static boolean ends(Path file, String with) {
        return file.getFileName().toString().endsWith(with);
    }

    /// Whether nobody holds a lock.
    private static boolean isLeft(Path file) {
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (IOException | OverlappingFileLockException somebody) {
            return false;
        }
    }

    /// Removes a draft for good.
    ///
    /// @throws IOException when it cannot be removed
    public void discard(Draft draft) throws IOException {
        Files.deleteIfExists(draft.file());
        Files.deleteIfExists(sibling(draft.file(), DRAFT, LOCK));
    }

    /// Ends as a crash does: the draft stays, and nobody holds its lock.
    public void abandon() throws IOException {
        FileChannel held = lock;
        if (held != null) {
            held.close();
        }
    }

    /// Ends in good order: there is no draft any more.
    @Override
    public void close() throws IOException {
        drop();
        abandon();
        Path file = own;
        if (file != null) {
            Files.deleteIfExists(sibling(file, DRAFT, LOCK));
        }
    }
}
