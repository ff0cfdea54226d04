package org.moqlab.app.theme;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Runs things on the FX thread of a screenless toolkit and writes pictures.
public final class Fx {
    private Fx() {}

    /// Runs `task` on the FX thread and waits for it.
    public static <T> T call(Callable<T> task) throws InterruptedException, ExecutionException {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyRunning) {
            Platform.setImplicitExit(false);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get();
    }

    /// Writes a picture as PNG below the module's `target/shots`.
    public static void write(Image image, String name) throws IOException {
        Path folder = Path.of(System.getProperty("moqlab.root"), "app", "target", "shots");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), png(image));
    }

    private static byte[] png(Image image) throws IOException {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader()
                .getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(head);
            fields.writeInt(w);
            fields.writeInt(h);
            fields.write(new byte[] {8, 6, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", deflated(pixels, w, h));
            chunk(out, "IEND", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(int[] pixels, int w, int h) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < h; y++) {
                byte[] row = new byte[1 + 4 * w];
                for (int x = 0; x < w; x++) {
                    int p = pixels[y * w + x];
                    row[4 * x + 1] = (byte) (p >> 16);
                    row[4 * x + 2] = (byte) (p >> 8);
                    row[4 * x + 3] = (byte) p;
                    row[4 * x + 4] = (byte) (p >> 24);
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }
}
