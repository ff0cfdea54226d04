package org.moqlab.app.pen;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes pictures as PNG (8 bits, red green blue alpha), so that no AWT is needed.
public final class Png {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final byte[] EIGHT_BIT_RGBA = {8, 6, 0, 0, 0};

    private Png() {}

    /// Writes a picture into a file.
    ///
    /// @throws IOException when it cannot be written
    public static void write(Image image, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(image, out);
        }
    }

    /// Writes a picture.
    ///
    /// @throws IOException when it cannot be written
    public static void write(Image image, OutputStream to) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        out.writeLong(SIGNATURE);
        chunk(out, "IHDR", header(width, height));
        chunk(out, "IDAT", rows(pixels, width, height));
        chunk(out, "IEND", new byte[0]);
        out.flush();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(EIGHT_BIT_RGBA);
        return bytes.toByteArray();
    }

    private static byte[] rows(int[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] row = new byte[1 + width * 4];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int argb = pixels[y * width + x];
                    int at = 1 + x * 4;
                    row[at] = (byte) (argb >> 16);
                    row[at + 1] = (byte) (argb >> 8);
                    row[at + 2] = (byte) argb;
                    row[at + 3] = (byte) (argb >> 24);
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        out.writeInt(data.length);
        out.write(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
