package org.moqlab.engine.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Reads events that [Packing] has written. What several of them share they share again when one of
/// these reads them: rows of a storm have hundreds of routes in common. One thread.
final class Unpacking {

    private final Packing.Pack pack;
    private final Map<Integer, Object> made = new LinkedHashMap<>();
    private int at;

    Unpacking(Packing.Pack pack) {
        this.pack = pack;
    }

    long time(int place) {
        at = pack.starts()[place];
        return pack.began() + signed();
    }

    MeshEvent event(int place) {
        long t = time(place);
        String relay = name();
        long session = signed();
        long cause = signed();
        List<Long> also = list(this::signed);
        return new MeshEvent(pack.first() + place, t, relay, session, cause, also, body());
    }

    /// Whether the event at that place is sought; reads no more of it than that takes.
    boolean is(int place, Sought sought) {
        time(place);
        if (!name().equals(sought.end())) {
            return false;
        }
        signed();
        signed();
        for (long also = number(); also > 0; also--) {
            signed();
        }
        return sought.kinds().contains(kind());
    }

    private Kind kind() {
        int kind = (int) number();
        return switch (kind) {
            case Packing.SENT -> Kind.SENT;
            case Packing.RECEIVED -> Kind.RECEIVED;
            case Packing.DECIDED -> Kind.DECIDED;
            case Packing.DROPPED -> Kind.DROPPED;
            case Packing.DEADLINE -> Kind.DEADLINE;
            case Packing.WHOLE -> pack.whole()[(int) number()].kind();
            default -> throw new IllegalStateException("packed as " + kind);
        };
    }

    private EventBody body() {
        int kind = (int) number();
        return switch (kind) {
            case Packing.SENT -> {
                long stream = signed();
                long offset = signed();
                yield new EventBody.Sent(once(MessageView.class, this::message), stream, offset);
            }
            case Packing.RECEIVED -> {
                long stream = signed();
                long offset = signed();
                yield new EventBody.Received(
                        once(MessageView.class, this::message), stream, offset);
            }
            case Packing.DECIDED -> {
                TableRow row = row();
                yield new EventBody.Decided(row, text());
            }
            case Packing.DROPPED -> {
                String what = text();
                yield new EventBody.Dropped(what, text());
            }
            case Packing.DEADLINE -> {
                String timer = name();
                String subject = text();
                yield new EventBody.DeadlineReached(timer, subject, text());
            }
            case Packing.WHOLE -> pack.whole()[(int) number()];
            default -> throw new IllegalStateException("packed as " + kind);
        };
    }

    private MessageView message() {
        MessageView.Kind kind = MessageView.Kind.valueOf(name());
        String name = name();
        String summary = text();
        List<MessageView.Field> fields =
                list(() -> {
                    String field = name();
                    return new MessageView.Field(field, text());
                });
        byte[] octets = new byte[(int) number()];
        System.arraycopy(pack.data(), at, octets, 0, octets.length);
        at += octets.length;
        return new MessageView(kind, name, summary, fields, Bytes.wrap(octets));
    }

    private TableRow row() {
        Namespace namespace = new Namespace(text());
        Optional<RankedRoute> best = number() == 0 ? Optional.empty() : Optional.of(ranked());
        List<RankedRoute> standby = list(this::ranked);
        long holdDownUntil = signed();
        long unlisted = signed();
        return new TableRow(namespace, best, standby, holdDownUntil, unlisted, signed());
    }

    private RankedRoute ranked() {
        Reason reason = Reason.valueOf(name());
        return new RankedRoute(once(Route.class, this::route), reason);
    }

    private Route route() {
        long uid = signed();
        SessionId session = new SessionId(signed());
        Hops hops = hops();
        long arrivedAt = signed();
        long note = signed();
        Namespace root = new Namespace(text());
        RouteCost cost = cost();
        return new Route(uid, session, hops, arrivedAt, note, root, cost, cost());
    }

    private Hops hops() {
        long shape = number();
        if (shape == 0) {
            return new HopCount(number());
        }
        List<Origin> origins = new ArrayList<>();
        for (long i = 1; i < shape; i++) {
            origins.add(Origin.of(number()));
        }
        return new HopPath(origins);
    }

    private RouteCost cost() {
        long warm = number();
        return new RouteCost(warm, number());
    }

    private <T> List<T> list(Supplier<T> reading) {
        int size = (int) number();
        if (size == 0) {
            return List.of();
        }
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(reading.get());
        }
        return all;
    }

    /// What follows, or what was written at the place that is named.
    private <T> T once(Class<T> type, Supplier<T> reading) {
        int named = (int) number();
        int place = named == Packing.NEW ? at : named - 1;
        Object known = made.get(place);
        if (named != Packing.NEW && known != null) {
            return type.cast(known);
        }
        int back = at;
        at = place;
        T thing = reading.get();
        at = named == Packing.NEW ? at : back;
        made.put(place, thing);
        return thing;
    }

    private String name() {
        return pack.names()[(int) number()];
    }

    private String text() {
        return once(String.class, this::units);
    }

    private String units() {
        char[] units = new char[(int) number()];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) number();
        }
        return new String(units);
    }

    private long signed() {
        long number = number();
        return (number >>> 1) ^ -(number & 1);
    }

    private long number() {
        byte[] data = pack.data();
        long number = 0;
        int shift = 0;
        byte octet;
        do {
            octet = data[at++];
            number |= (long) (octet & ((1 << Packing.BITS) - 1)) << shift;
            shift += Packing.BITS;
        } while (octet < 0);
        return number;
    }
}
