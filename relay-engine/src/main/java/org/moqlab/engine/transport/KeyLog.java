package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.BoringSSLKeylog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/// Appends the secrets of connections to a file in the format of NSS, one line each. Called by the
/// event loops; it breaks off at the first error and says so once.
final class KeyLog implements BoringSSLKeylog, AutoCloseable {
    private final Path file;
    private final BufferedWriter out;
    private final Consumer<String> complaint;
    private boolean over;

    private KeyLog(Path file, BufferedWriter out, Consumer<String> complaint) {
        this.file = file;
        this.out = out;
        this.complaint = complaint;
    }

    /// Opens the file, keeping what is in it.
    ///
    /// @param complaint gets one line when writing fails later
    /// @throws IOException when it cannot be written; the message says why
    static KeyLog open(Path file, Consumer<String> complaint) throws IOException {
        try {
            BufferedWriter out =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.US_ASCII,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            return new KeyLog(file, out, complaint);
        } catch (IOException e) {
            throw Traces.unusable("key log", file, e);
        }
    }

    @Override
    public synchronized void logKey(SSLEngine engine, String key) {
        if (over) {
            return;
        }
        try {
            out.write(key);
            out.newLine();
            out.flush();
        } catch (IOException e) {
            over = true;
            complaint.accept(String.valueOf(Traces.unusable("key log", file, e).getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        try {
            out.close();
        } catch (IOException e) {
            complaint.accept(String.valueOf(e.getMessage()));
        }
    }
}
