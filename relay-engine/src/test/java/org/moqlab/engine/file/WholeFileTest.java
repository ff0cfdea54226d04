package org.moqlab.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.FullDisk;

final class WholeFileTest {
    @TempDir private Path folder;

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void assumePosix() throws IOException {
        FileStore store = Files.getFileStore(folder);
        assumeTrue(
                store.supportsFileAttributeView(PosixFileAttributeView.class),
                "files have no such permissions here");
    }

    @Test
    void aNewFileMayBeReadByWhomTheUmaskLets() throws IOException {
        assumePosix();
        Path plain = Files.createFile(folder.resolve("plain"));
        Path file = folder.resolve("file");
        WholeFile.write(file, "text");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
    }

    @Test
    void whoCouldReadAFileCanReadWhatComesInItsPlace() throws IOException {
        assumePosix();
        Path file = Files.writeString(folder.resolve("file"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        WholeFile.write(file, "after");
        assertEquals("after", Files.readString(file));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void onAFullDiskTheFileStaysAsItWasAndNothingIsLeftBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        IOException full =
                assertThrows(
                        IOException.class,
                        () ->
                                WholeFile.write(
                                        file, part -> Files.writeString(FullDisk.at(part), "x")));
        assertEquals(FullDisk.WHY, full.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), left());
    }

    @Test
    void aFileThatWasNotThereIsNotThereAfterItEither() throws IOException {
        Path file = folder.resolve("file");
        assertThrows(
                IOException.class,
                () -> WholeFile.write(file, part -> Files.writeString(FullDisk.at(part), "x")));
        assertEquals(List.of(), left());
    }

    @Test
    void aDeviceIsWrittenToAndStaysOne() throws IOException {
        Path link = FullDisk.at(folder.resolve("file"));
        IOException full = assertThrows(IOException.class, () -> WholeFile.write(link, "text"));
        assertEquals(FullDisk.WHY, full.getMessage());
        assertEquals(true, Files.isSymbolicLink(link));
        assertEquals(true, Files.exists(link) && !Files.isRegularFile(link));
        assertEquals(List.of(link), left());
    }

    @Test
    void whyNotIsSaidInWordsWithoutTheNameOfWhatIsBeside() throws IOException {
        IOException none =
                assertThrows(
                        IOException.class,
                        () -> WholeFile.write(folder.resolve("none").resolve("file"), "text"));
        assertEquals("there is no such file or folder", none.getMessage());
        IOException taken = assertThrows(IOException.class, () -> WholeFile.write(folder, "text"));
        assertEquals("this is a folder", taken.getMessage());
        assertEquals(List.of(), left());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, "after");
        assertEquals("after", Files.readString(file));
        assertEquals(true, Files.isSymbolicLink(link));
    }
}
