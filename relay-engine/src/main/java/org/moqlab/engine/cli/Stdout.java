package org.moqlab.engine.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a command writes what it says. Remembers the first thing that went wrong, which printing
/// does not tell.
final class Stdout extends FilterOutputStream {
    /// What a reader that went away is to the system, as `head` does; nobody is to be told.
    private static final String GONE = "Broken pipe";

    private @Nullable IOException broken;

    Stdout(OutputStream to) {
        super(to);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
        try {
            out.write(octets, from, count);
        } catch (IOException e) {
            broken = broken == null ? e : broken;
            throw e;
        }
    }

    /// Why not all of it could be written; empty when it was, or nobody reads it any more.
    Optional<String> why() {
        return Optional.ofNullable(broken)
                .map(e -> Optional.ofNullable(e.getMessage()).orElse(e.toString()))
                .filter(why -> !why.equals(GONE));
    }
}
