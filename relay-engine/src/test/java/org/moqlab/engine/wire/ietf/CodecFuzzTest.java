package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;

/// Damaged octets are read or refused, never anything else, and what was read is written and read
/// again the same. One target a message; rounds of each: `-Dmoqlab.fuzz.rounds=N`.
@Tag("fuzz")
final class CodecFuzzTest {
    private static final int ROUNDS = Integer.getInteger("moqlab.fuzz.rounds", 2_000);
    private static final int MAX_WOUNDS = 4;
    private static final int MAX_OCTETS = 512;
    private static final List<Bytes> SHRAPNEL =
            Stream.of(
                            "00",
                            "01",
                            "02",
                            "3f",
                            "40 00",
                            "40 40",
                            "7f ff",
                            "80 00 00 00",
                            "bf ff ff ff",
                            "c0 00 00 00 00 00 00 00",
                            "ff ff ff ff ff ff ff ff",
                            "20",
                            "21",
                            "80",
                            "ff",
                            "c3 28",
                            "2f",
                            "00 00",
                            "01 00",
                            "02 05",
                            "03 00")
                    .map(Bytes::ofHex)
                    .toList();

    private final Random random = new Random(14);

    private static List<Bytes> seeds(MessageType type) {
        List<Bytes> seeds =
                Stream.concat(VectorsTest.control(), Stream.of(statusOk(), statusError()))
                        .map(Vectors.Control::message)
                        .filter(message -> message.type() == type)
                        .map(message -> message.body().toBytes())
                        .toList();
        assertTrue(!seeds.isEmpty(), type.name());
        return seeds;
    }

    private static Vectors.Control statusOk() {
        return new Vectors.Control(
                "", new TrackStatusOk(Vectors.ok(Optional.of(new Location(7, 3)))));
    }

    private static Vectors.Control statusError() {
        return new Vectors.Control("", new TrackStatusError(4, 404, "Broadcast not found"));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void a_damaged_control_message_is_read_or_refused(MessageType type) throws Exception {
        List<Bytes> seeds = seeds(type);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Bytes body = damaged(seeds.get(random.nextInt(seeds.size())));
            Optional<ControlMessage> message = decode(type, body);
            if (message.isPresent()) {
                read++;
                Bytes again = message.get().body().toBytes();
                assertEquals(message.get(), type.decode(again, 0), () -> "from " + body);
                assertTrue(again.length() <= body.length(), () -> "longer than " + body);
                message.get().view(message.get().kind(), message.get().encode());
            }
        }
        assertTrue(read > 0, "some are read");
    }

    private static Optional<ControlMessage> decode(MessageType type, Bytes body) {
        try {
            return Optional.of(type.decode(body, 9));
        } catch (DecodeException refused) {
            assertTrue(
                    refused.offset() >= 9 && refused.offset() <= 9 + body.length(),
                    () -> refused.getMessage() + " in " + body);
            return Optional.empty();
        }
    }

    @Test
    void a_damaged_data_stream_is_read_the_same_however_it_is_cut() throws Exception {
        List<Bytes> seeds =
                Stream.concat(
                                Vectors.streams().stream().map(Vectors.Data::hex),
                                Stream.of(
                                        "14 01 00 03 80  00 04 de ad be ef  00 00 00",
                                        "1a 01 00 80  05 01 61  02 00 03",
                                        "1d 01 00 03 80  00 03 05 01 61 01 62"))
                        .map(Bytes::ofHex)
                        .toList();
        for (int round = 0; round < ROUNDS; round++) {
            Bytes octets = damaged(seeds.get(random.nextInt(seeds.size())));
            List<DataMessage> whole = new ArrayList<>();
            Optional<String> refusal = read(List.of(octets), whole);
            int cut = octets.isEmpty() ? 0 : random.nextInt(octets.length());
            List<DataMessage> parts = new ArrayList<>();
            Optional<String> same =
                    read(List.of(octets.slice(0, cut), octets.slice(cut, octets.length())), parts);
            assertEquals(whole, parts, () -> cut + " in " + octets);
            assertEquals(refusal, same, () -> cut + " in " + octets);
            if (!whole.isEmpty()) {
                List<DataMessage> again = new ArrayList<>();
                assertEquals(Optional.empty(), read(List.of(Vectors.encode(whole)), again));
                assertEquals(whole, again, () -> "from " + octets);
            }
        }
    }

    /// Adds what was read and returns the refusal there was, if any.
    private static Optional<String> read(List<Bytes> chunks, List<DataMessage> into) {
        ObjectStream stream = new ObjectStream();
        try {
            for (Bytes chunk : chunks) {
                stream.append(chunk);
                Optional<ObjectStream.Part> part = stream.next();
                while (part.isPresent()) {
                    into.add(part.get().message());
                    part = stream.next();
                }
            }
            return Optional.empty();
        } catch (DecodeException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Test
    void a_damaged_datagram_is_read_or_refused() throws Exception {
        List<Bytes> seeds =
                Stream.concat(
                                Vectors.datagrams().stream().map(ObjectDatagram::encode),
                                Stream.of(
                                        Bytes.ofHex("03 01 02 00 80 02 3c 02 61"),
                                        Bytes.ofHex("21 01 02 00 80 02 3c 02 03")))
                        .toList();
        for (int round = 0; round < ROUNDS; round++) {
            Bytes octets = damaged(seeds.get(random.nextInt(seeds.size())));
            try {
                ObjectDatagram datagram = ObjectDatagram.decode(octets);
                assertEquals(
                        datagram, ObjectDatagram.decode(datagram.encode()), () -> "from " + octets);
            } catch (DecodeException refused) {
                assertTrue(refused.offset() <= octets.length(), () -> "in " + octets);
            }
        }
    }

    private Bytes damaged(Bytes seed) {
        Bytes octets = seed;
        for (int wound = random.nextInt(MAX_WOUNDS + 1); wound > 0; wound--) {
            octets = wounded(octets);
        }
        return octets.length() > MAX_OCTETS ? octets.slice(0, MAX_OCTETS) : octets;
    }

    private Bytes wounded(Bytes octets) {
        int length = octets.length();
        int at = random.nextInt(length + 1);
        int end = at + random.nextInt(Math.min(8, length - at) + 1);
        Bytes piece = SHRAPNEL.get(random.nextInt(SHRAPNEL.size()));
        Bytes before = octets.slice(0, at);
        Bytes after = octets.slice(at, length);
        return switch (random.nextInt(6)) {
            case 0 -> before.concat(piece).concat(after);
            case 1 -> before.concat(piece).concat(octets.slice(end, length));
            case 2 -> before.concat(octets.slice(end, length));
            case 3 -> before.concat(octets.slice(at, end)).concat(after);
            case 4 -> before;
            default -> flipped(octets);
        };
    }

    private Bytes flipped(Bytes octets) {
        if (octets.isEmpty()) {
            return octets;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            out.write(octets.at(i) ^ (i == at ? 1 << random.nextInt(8) : 0));
        }
        return Bytes.wrap(out.toByteArray());
    }
}
