package org.moqlab.engine.wire.lite;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// Reads what several messages share: namespaces with the bounds of their version, hops, costs and
/// demands.
record Names(WireReader reader, LiteVersion version) {
    Names(Bytes body, long offset, LiteVersion version) {
        this(new WireReader(body, offset), version);
    }

    Namespace namespace() throws DecodeException {
        long start = reader.offset();
        String text = reader.string();
        bound(start, "characters", text.length(), Namespace.MAX_LENGTH);
        Namespace namespace = new Namespace(text);
        if (version.boundsParts()) {
            bound(start, "parts", LiteVersion.parts(namespace), LiteVersion.MAX_PARTS);
        }
        return namespace;
    }

    private static void bound(long start, String what, int found, int most) throws DecodeException {
        if (found > most) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    start,
                    "namespace of "
                            + found
                            + " "
                            + what
                            + " where at most "
                            + most
                            + " are allowed");
        }
    }

    TrackName track() throws DecodeException {
        return new TrackName(reader.string());
    }

    /// A list of hops.
    HopPath path() throws DecodeException {
        long start = reader.offset();
        long count = reader.varint("number of hops", HopPath.MAX_HOPS);
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            origins.add(Origin.of(reader.varint()));
        }
        reader.whole(start);
        return new HopPath(origins);
    }

    /// What a route costs.
    RouteCost cost() throws DecodeException {
        return new RouteCost(reader.varint(), reader.varint());
    }

    /// Priority, order, latency and bounds, as far as the version has them.
    Demand demand() throws DecodeException {
        int priority = reader.u8();
        if (!version.hasSubscribeBounds()) {
            return Demand.of(priority);
        }
        return new Demand(
                priority, reader.bool(), reader.varint(), reader.optional(), reader.optional());
    }

    static void write(WireWriter out, Namespace namespace, LiteVersion version) {
        version.mustSay(version.carries(namespace), "a path of so many parts");
        out.string(namespace.path());
    }

    static void write(WireWriter out, HopPath path) {
        out.varint(path.length());
        path.origins().forEach(origin -> out.varint(origin.id()));
    }

    static void write(WireWriter out, RouteCost cost) {
        out.varint(cost.warm()).varint(cost.cold());
    }

    static void write(WireWriter out, Demand demand, LiteVersion version) {
        version.mustSay(version.sayable(demand).equals(demand), "a demand beyond its priority");
        out.u8(demand.priority());
        if (version.hasSubscribeBounds()) {
            out.bool(demand.ordered())
                    .varint(demand.maxLatency())
                    .optional(demand.start())
                    .optional(demand.end());
        }
    }
}
