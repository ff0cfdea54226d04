package org.moqlab.app.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GifFileTest {
    private static final int WHITE = 0xffffffff;
    private static final int RED = 0xffff0000;

    @TempDir private Path folder;

    private static int[] white(int redAt) {
        int[] pixels = new int[20 * 10];
        Arrays.fill(pixels, WHITE);
        if (redAt >= 0) {
            pixels[redAt] = RED;
        }
        return pixels;
    }

    private Path film(int[]... frames) throws IOException {
        Path file = folder.resolve("film.gif");
        try (GifFile gif = new GifFile(file, 20, 10)) {
            for (int[] frame : frames) {
                gif.add(frame);
            }
        }
        return file;
    }

    /// Place, size and length of a frame.
    private static int[] frame(ImageReader reader, int index) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode)
                        reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode place =
                (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
        IIOMetadataNode control =
                (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        return new int[] {
            Integer.parseInt(place.getAttribute("imageLeftPosition")),
            Integer.parseInt(place.getAttribute("imageTopPosition")),
            Integer.parseInt(place.getAttribute("imageWidth")),
            Integer.parseInt(place.getAttribute("imageHeight")),
            Integer.parseInt(control.getAttribute("delayTime"))
        };
    }

    @Test
    void aFrameHoldsWhatDiffersAndOneThatDoesNotMakesTheOneBeforeLast() throws IOException {
        Path file = film(white(-1), white(-1), white(25), white(25), white(25), white(-1));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
            assertArrayEquals(new int[] {0, 0, 20, 10, 20}, frame(reader, 0));
            assertArrayEquals(new int[] {5, 1, 1, 1, 30}, frame(reader, 1));
            assertArrayEquals(new int[] {5, 1, 1, 1, 10}, frame(reader, 2));
            BufferedImage first = reader.read(0);
            assertEquals(WHITE, first.getRGB(0, 0));
            assertEquals(RED, reader.read(1).getRGB(0, 0));
        } finally {
            reader.dispose();
        }
    }

    @Test
    void itGoesRoundForEver() throws IOException {
        String octets = Files.readString(film(white(-1), white(3)), StandardCharsets.ISO_8859_1);
        assertEquals(true, octets.startsWith("GIF89a"));
        assertEquals(true, octets.contains("NETSCAPE2.0\3\1\0\0"));
    }
}
