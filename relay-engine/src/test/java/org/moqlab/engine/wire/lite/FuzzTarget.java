package org.moqlab.engine.wire.lite;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.lite.Codec.Framing;

/// What holds for any octets whatsoever. Jazzer calls [#fuzzerTestOneInput] in a virtual machine of
/// its own; the property `moqlab.fuzz.target` names one target, and without it every input goes to
/// every target.
public final class FuzzTarget {
    /// What reading may take from the heap: this much for a refusal with its stack, and so much for
    /// each octet and version.
    private static final long ALLOWANCE = 16 << 10;

    private static final long ALLOWANCE_PER_OCTET = 256;

    private static final long BASE = 100;
    private static final String STREAM_BUFFER = "STREAM_BUFFER";
    private static final String STREAM_CODE = "STREAM_CODE";
    private static final ThreadMXBean HEAP = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<String> TARGETS =
            chosen(System.getProperty("moqlab.fuzz.target", ""));

    private FuzzTarget() {}

    /// Every target: the codecs and what they stand on.
    static List<String> names() {
        List<String> names =
                new ArrayList<>(Arrays.stream(Codec.values()).map(Enum::name).toList());
        names.add(STREAM_BUFFER);
        names.add(STREAM_CODE);
        return List.copyOf(names);
    }

    /// The target of that name, or all for none.
    static List<String> chosen(String target) {
        return target.isEmpty() ? names() : List.of(target);
    }

    /// Octets to begin with.
    static List<Bytes> seeds(String target) {
        List<Bytes> seeds = new ArrayList<>();
        for (Vector vector : Vector.all()) {
            boolean foundation = target.equals(STREAM_BUFFER) || target.equals(STREAM_CODE);
            if (foundation || vector.codec().name().equals(target)) {
                seeds.add(vector.octets());
            }
        }
        return List.copyOf(seeds);
    }

    /// Checks one input in the virtual machine of a fuzzer.
    public static void fuzzerTestOneInput(byte[] input) {
        Bytes octets = Bytes.wrap(input);
        TARGETS.forEach(target -> check(target, octets));
    }

    /// Checks one input.
    ///
    /// @throws AssertionError with the line that repeats it
    static void check(String target, Bytes input) {
        try {
            switch (target) {
                case STREAM_BUFFER -> StreamBufferModel.check(input);
                case STREAM_CODE -> StreamBufferModel.checkCode(input);
                default -> {
                    for (LiteVersion version : Codec.valueOf(target).versions()) {
                        check(Codec.valueOf(target), version, input);
                    }
                }
            }
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(
                    "repeat with -Dtest=CodecNeighboursTest -Dmoqlab.fuzz.input="
                            + target
                            + ":"
                            + input.toHex(),
                    broken);
        }
    }

    private static void check(Codec codec, LiteVersion version, Bytes input) {
        List<Message> read = new ArrayList<>();
        long most = ALLOWANCE + ALLOWANCE_PER_OCTET * input.length();
        if (spent(codec, version, input, read) > most) {
            read.clear();
            long again = spent(codec, version, input, read);
            if (again > most) {
                throw new AssertionError(again + " octets of heap for " + input.length());
            }
        }
        for (Message message : read) {
            sayAgain(codec, version, message);
        }
    }

    /// Octets of heap that reading takes; much more the first time something happens at all.
    private static long spent(Codec codec, LiteVersion version, Bytes input, List<Message> read) {
        long before = HEAP.getCurrentThreadAllocatedBytes();
        if (codec.framing != Framing.WHOLE) {
            readStream(codec, version, input, read);
        }
        if (codec.framing != Framing.FRAME) {
            readBody(codec, version, input, read);
        }
        return HEAP.getCurrentThreadAllocatedBytes() - before;
    }

    private static void readStream(
            Codec codec, LiteVersion version, Bytes input, List<Message> read) {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(input);
        try {
            boolean more = true;
            while (more && buffer.peekVarint().orElse(-1) >= 0) {
                if (codec.type(version) >= 0
                        && buffer.peekVarint().getAsLong() != codec.type(version)) {
                    return;
                }
                Optional<Message> message = codec.read(buffer, version);
                message.ifPresent(read::add);
                more = message.isPresent();
            }
        } catch (DecodeException refused) {
            inside(refused, 0, input);
        }
    }

    private static void readBody(
            Codec codec, LiteVersion version, Bytes input, List<Message> read) {
        try {
            read.add(codec.decode(input, BASE, version));
        } catch (DecodeException refused) {
            inside(refused, BASE, input);
        }
    }

    private static void inside(DecodeException refused, long base, Bytes input) {
        if (refused.offset() < base || refused.offset() > base + input.length()) {
            throw new AssertionError("refused outside its octets", refused);
        }
    }

    /// What was read can be said, and says the same again.
    private static void sayAgain(Codec codec, LiteVersion version, Message message) {
        if (codec == Codec.SUBSCRIBE_UPDATE && !version.hasSubscribeBounds()) {
            return;
        }
        Bytes said = codec.written(message, version);
        try {
            StreamBuffer buffer = new StreamBuffer();
            buffer.append(said);
            Message again =
                    codec.framing == Framing.WHOLE
                            ? codec.decode(said, 0, version)
                            : codec.read(buffer, version).orElseThrow();
            boolean whole = codec.framing == Framing.WHOLE || buffer.isEmpty();
            if (!again.equals(message) || !whole) {
                throw new AssertionError(message + " became " + again + " through " + said);
            }
        } catch (DecodeException refused) {
            throw new AssertionError(message + " became " + said, refused);
        }
    }
}
