package org.moqlab.app.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes an animated GIF, frame by frame, by the JDK's own codec. A frame holds only what differs
/// from the one before; one that does not differ makes that one last longer.
final class GifFile implements AutoCloseable {
    /// How long a frame lasts, hundredths of a second; what browsers show as it is.
    static final int CENTIS = 10;

    /// Longest one frame lasts, hundredths of a second.
    private static final int MAX_CENTIS = 65_000;

    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";
    private static final byte[] FOR_EVER = {1, 0, 0};

    private final int width;
    private final int height;
    private final ImageWriter writer;
    private final ImageOutputStream out;
    private int @Nullable [] shown;
    private int @Nullable [] waiting;
    private int lasts;
    private boolean first = true;

    /// A part of a picture, px.
    private record Patch(int x, int y, int w, int h) {}

    /// Begins a file.
    ///
    /// @throws IOException when it cannot be written
    GifFile(Path file, int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        writer = ImageIO.getImageWritersByFormatName("gif").next();
        ImageOutputStream opened = ImageIO.createImageOutputStream(file.toFile());
        if (opened == null) {
            throw new IOException(file.toString());
        }
        out = opened;
        writer.setOutput(out);
        IIOMetadata stream = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = new IIOMetadataNode(STREAM);
        IIOMetadataNode screen = child(root, "LogicalScreenDescriptor");
        screen.setAttribute("logicalScreenWidth", Integer.toString(width));
        screen.setAttribute("logicalScreenHeight", Integer.toString(height));
        screen.setAttribute("colorResolution", "8");
        screen.setAttribute("pixelAspectRatio", "0");
        merge(stream, STREAM, root);
        writer.prepareWriteSequence(stream);
    }

    /// Adds a frame.
    ///
    /// @param pixels row by row, alpha red green blue
    /// @throws IOException when it cannot be written
    void add(int[] pixels) throws IOException {
        int[] before = waiting;
        if (before != null && java.util.Arrays.equals(before, pixels) && lasts < MAX_CENTIS) {
            lasts += CENTIS;
            return;
        }
        flush();
        waiting = pixels;
        lasts = CENTIS;
    }

    private void flush() throws IOException {
        int[] next = waiting;
        if (next == null) {
            return;
        }
        Patch patch = difference(next);
        BufferedImage image = new BufferedImage(patch.w(), patch.h(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, patch.w(), patch.h(), next, patch.y() * width + patch.x(), width);
        ImageWriteParam plain = writer.getDefaultWriteParam();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), plain);
        merge(metadata, IMAGE, frame(patch));
        writer.writeToSequence(new IIOImage(image, null, metadata), plain);
        first = false;
        shown = next;
        waiting = null;
    }

    private Patch difference(int[] next) {
        int[] before = shown;
        if (before == null) {
            return new Patch(0, 0, width, height);
        }
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (next[y * width + x] != before[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0
                ? new Patch(0, 0, 1, 1)
                : new Patch(left, top, right - left, bottom - top);
    }

    private IIOMetadataNode frame(Patch patch) {
        IIOMetadataNode root = new IIOMetadataNode(IMAGE);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(patch.x()));
        place.setAttribute("imageTopPosition", Integer.toString(patch.y()));
        place.setAttribute("imageWidth", Integer.toString(patch.w()));
        place.setAttribute("imageHeight", Integer.toString(patch.h()));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(lasts));
        control.setAttribute("transparentColorIndex", "0");
        if (first) {
            IIOMetadataNode loop =
                    child(child(root, "ApplicationExtensions"), "ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(FOR_EVER.clone());
        }
        return root;
    }

    private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
        IIOMetadataNode child = new IIOMetadataNode(name);
        parent.appendChild(child);
        return child;
    }

    private static void merge(IIOMetadata metadata, String format, IIOMetadataNode root) {
        try {
            metadata.mergeTree(format, root);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("the JDK's GIF codec refuses its own metadata", e);
        }
    }

    /// Ends the file.
    @Override
    public void close() throws IOException {
        try (ImageOutputStream closing = out) {
            flush();
            writer.endWriteSequence();
            closing.flush();
        } finally {
            writer.dispose();
        }
    }
}
