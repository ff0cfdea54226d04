package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.WireWriter;

/// Every vector, and everything one step away from it: only refusals come out, and what is read can
/// be said again.
final class CodecNeighboursTest {
    /// An input to check alone, as `TARGET:hex`.
    private static final String INPUT = System.getProperty("moqlab.fuzz.input", "");

    private static final byte[] EXTREMES = {0, 1, 2, 0x3f, 0x40, 0x7f, (byte) 0x80, (byte) 0xff};

    static List<String> targets() {
        return FuzzTarget.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothing_near_a_vector_breaks_a_codec(String target) {
        List<Bytes> seeds = FuzzTarget.seeds(target);
        int checked = 0;
        for (Bytes seed : seeds) {
            for (Bytes neighbour : neighbours(seed)) {
                FuzzTarget.check(target, neighbour);
                checked++;
            }
        }
        assertTrue(checked > 30, checked + " inputs");
    }

    /// A vector, its beginnings and ends, each bit flipped, each octet replaced, repeated or left
    /// out.
    private static List<Bytes> neighbours(Bytes seed) {
        List<Bytes> all = new ArrayList<>(List.of(seed, Bytes.EMPTY, seed.concat(seed)));
        for (int at = 0; at < seed.length(); at++) {
            Bytes before = seed.slice(0, at);
            Bytes octet = seed.slice(at, at + 1);
            Bytes after = seed.slice(at + 1, seed.length());
            all.add(before);
            all.add(after);
            all.add(before.concat(after));
            all.add(before.concat(octet).concat(octet).concat(after));
            for (int bit = 0; bit < 8; bit++) {
                all.add(with(seed, at, (byte) (seed.at(at) ^ 1 << bit)));
            }
            for (byte extreme : EXTREMES) {
                all.add(with(seed, at, extreme));
            }
        }
        return all;
    }

    private static Bytes with(Bytes seed, int at, byte octet) {
        byte[] octets = seed.toArray();
        octets[at] = octet;
        return Bytes.wrap(octets);
    }

    /// The heap that reading takes is part of every check.
    @Test
    void as_much_as_the_bounds_allow_costs_no_more_for_each_octet() {
        WireWriter names = new WireWriter().varint(AnnounceInit.MAX_SUFFIXES);
        Collections.nCopies(AnnounceInit.MAX_SUFFIXES, "").forEach(names::string);
        WireWriter words = new WireWriter().varint(AnnounceInit.MAX_SUFFIXES);
        Collections.nCopies(AnnounceInit.MAX_SUFFIXES, "a/b").forEach(words::string);
        WireWriter parameters = new WireWriter().varint(64);
        for (int id = 0; id < 64; id++) {
            parameters.varint(1000 + id).varint(0);
        }

        FuzzTarget.check("ANNOUNCE_INIT", names.toBytes());
        FuzzTarget.check("ANNOUNCE_INIT", words.toBytes());
        FuzzTarget.check("SETUP", parameters.toBytes());
        FuzzTarget.check("GOAWAY", new WireWriter().string("a".repeat(8_192)).toBytes());
    }

    @Test
    void an_input_named_on_the_command_line_is_no_escape() {
        int colon = INPUT.indexOf(':');
        if (colon > 0) {
            FuzzTarget.check(INPUT.substring(0, colon), Bytes.ofHex(INPUT.substring(colon + 1)));
        }
    }
}
