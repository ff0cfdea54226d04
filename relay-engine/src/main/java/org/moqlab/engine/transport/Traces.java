package org.moqlab.engine.transport;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a live mesh writes for tools that look into QUIC.
///
/// @param keys file the secrets of every connection are appended to, as Wireshark reads them
/// @param qlog directory that gets one qlog file a connection and end
public record Traces(Optional<Path> keys, Optional<Path> qlog) {
    /// Nothing is written.
    public static final Traces NONE = new Traces(Optional.empty(), Optional.empty());

    /// Makes the directory if there is none.
    ///
    /// @throws IOException when it cannot be written to; the message says which and why
    void prepare() throws IOException {
        if (qlog.isPresent()) {
            Path folder = qlog.get();
            try {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "moqlab", ".tmp"));
            } catch (IOException e) {
                throw unusable("qlog directory", folder, e);
            }
        }
    }

    /// An error that names the file and the reason, for a person.
    static IOException unusable(String what, Path file, IOException cause) {
        String reason =
                switch (cause) {
                    case NoSuchFileException _ -> "no such directory";
                    case AccessDeniedException _ -> "permission denied";
                    case FileAlreadyExistsException _ -> "not a directory";
                    case FileSystemException other when other.getReason() != null ->
                            other.getReason();
                    default -> cause.getMessage();
                };
        return new IOException("cannot write " + what + " " + file + ": " + reason, cause);
    }
}
