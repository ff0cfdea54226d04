package org.moqlab.app.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.keep.Drafts.Draft;

final class DraftsTest {
    @TempDir private Path folder;

    private List<String> left() throws IOException {
        try (Drafts other = new Drafts(folder)) {
            return other.left().stream().map(Draft::file).map(DraftsTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void crashed(String text) throws IOException {
        Drafts drafts = new Drafts(folder);
        drafts.keep(text);
        drafts.abandon();
    }

    @Test
    void whatACrashLeavesIsThereAndWhatRunsIsNot() throws IOException {
        assertEquals(List.of(), left());
        Drafts running = new Drafts(folder);
        running.keep("mine");
        assertEquals(List.of(), left());
        crashed("theirs");
        assertEquals(List.of("theirs"), left());
        running.abandon();
        assertEquals(2, left().size());
    }

    @Test
    void anEndInGoodOrderLeavesNothing() throws IOException {
        Drafts drafts = new Drafts(folder);
        drafts.keep("one");
        drafts.keep("another");
        drafts.drop();
        drafts.keep("a third");
        drafts.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aDraftThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "where a folder should be");
        assertThrows(IOException.class, () -> new Drafts(file).keep("text"));
        assertEquals("where a folder should be", Files.readString(file));
    }

    @Test
    void onlyTheLatestAreKept() throws IOException {
        for (int i = 0; i < Drafts.MOST + 2; i++) {
            Path draft = Files.writeString(folder.resolve("draft-" + i + ".yaml"), "text " + i);
            Files.setLastModifiedTime(draft, FileTime.from(Instant.ofEpochSecond(i)));
        }
        List<String> left = left();
        assertEquals(Drafts.MOST, left.size());
        assertEquals("text 21", left.getFirst());
        assertEquals("text 2", left.getLast());
        assertEquals(false, Files.exists(folder.resolve("draft-0.yaml")));
    }

    @Test
    void whatIsThrownAwayIsGone() throws IOException {
        crashed("theirs");
        try (Drafts drafts = new Drafts(folder)) {
            drafts.discard(drafts.left().getFirst());
        }
        assertEquals(List.of(), left());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
