package org.moqlab.engine.wire.lite;

import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamCode;

/// A buffer fed in pieces beside what it should be: all octets in one run, read from where it is.
final class StreamBufferModel {
    private static final long MAX = 300;
    private static final int MAX_COPIES = 4;

    private StreamBuffer buffer = new StreamBuffer();
    private Bytes unread = Bytes.EMPTY;
    private long offset;

    private StreamBufferModel() {}

    /// Half of the input says what to do, the other half is what arrives.
    static void check(Bytes input) {
        int half = input.length() / 2;
        Bytes arriving = input.slice(half, input.length());
        StreamBufferModel model = new StreamBufferModel();
        int at = 0;
        int copies = 0;
        for (int i = 0; i < half; i++) {
            int what = input.at(i);
            if (what < 128) {
                int run = Math.min(what & 0x1f, arriving.length() - at);
                model.append(arriving.slice(at, at + run));
                at += run;
            } else if (what < 250 || copies == MAX_COPIES) {
                model.take(what % 5);
            } else {
                model.leaveCopy(what);
                copies++;
            }
        }
    }

    private void append(Bytes run) {
        buffer.append(run);
        unread = unread.concat(run);
        compare(unread.length(), buffer.length());
    }

    /// What is done to the one that is left behind is not seen by the other.
    private void leaveCopy(int what) {
        StreamBuffer left = buffer;
        buffer = buffer.copy();
        if (what % 2 == 0) {
            StreamBuffer swapped = left;
            left = buffer;
            buffer = swapped;
        }
        left.append(Bytes.ofHex("ffff"));
    }

    private void take(int how) {
        StreamBuffer model = new StreamBuffer();
        model.append(unread);
        String expected = outcome(model, how, offset);
        String found = outcome(buffer, how, 0);
        compare(expected, found);
        int taken = (int) model.offset();
        unread = unread.slice(taken, unread.length());
        offset += taken;
        compare(offset, buffer.offset());
        compare(unread.length(), buffer.length());
        compare(unread.isEmpty(), buffer.isEmpty());
    }

    private static String outcome(StreamBuffer buffer, int how, long shift) {
        try {
            return switch (how) {
                case 0 -> number(buffer.peekVarint());
                case 1 -> number(buffer.takeVarint());
                case 2 -> shifted(buffer.takeSized(MAX).orElse(null), shift);
                case 3 -> shifted(buffer.takeTypedSized(MAX).orElse(null), shift);
                default -> shifted(buffer.takeTyped(MAX).orElse(null), shift);
            };
        } catch (DecodeException refused) {
            return refused.code() + " at " + (refused.offset() + shift);
        }
    }

    private static String number(OptionalLong number) {
        return number.toString();
    }

    private static String shifted(StreamBuffer.@Nullable Piece piece, long shift) {
        return piece == null
                ? "nothing"
                : piece.bytes()
                        + " with "
                        + piece.body()
                        + " at "
                        + (piece.offset() + shift)
                        + " and "
                        + (piece.bodyOffset() + shift);
    }

    private static void compare(Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    /// Every number of 64 bits is a code of one u32 or of none.
    static void checkCode(Bytes input) {
        long number = 0;
        for (int i = 0; i < Math.min(8, input.length()); i++) {
            number = number << 8 | input.at(i);
        }
        OptionalLong code = StreamCode.fromWire(number);
        if (code.isPresent()) {
            compare(number, StreamCode.toWire(code.getAsLong()));
        } else {
            boolean inRange = number >= StreamCode.FIRST && number <= StreamCode.LAST;
            compare(true, !inRange || (number - StreamCode.FIRST) % 31 == 30);
        }
        long u32 = number & 0xffff_ffffL;
        compare(OptionalLong.of(u32), StreamCode.fromWire(StreamCode.toWire(u32)));
    }
}
