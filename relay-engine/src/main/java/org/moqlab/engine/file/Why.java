package org.moqlab.engine.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why a file could not be read or written, as a person says it.
public final class Why {
    /// Most causes that are looked behind.
    private static final int MAX_DEPTH = 10;

    private Why() {}

    /// A few words without the name of the file: what the system said, not what was said of it.
    public static String of(IOException problem) {
        IOException first = first(problem);
        return switch (first) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "this is not allowed";
            case FileAlreadyExistsException _ -> "this is there already";
            case FileSystemException said when said.getReason() != null -> said.getReason();
            default -> Optional.ofNullable(first.getMessage()).orElse(first.toString());
        };
    }

    /// The same problem with those words as its message.
    static IOException named(IOException problem) {
        return new IOException(of(problem), problem);
    }

    private static IOException first(IOException problem) {
        IOException first = problem;
        for (int i = 0; i < MAX_DEPTH && first.getCause() instanceof IOException cause; i++) {
            first = cause;
        }
        return first;
    }
}
