package org.moqlab.engine.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Puts events into octets: numbers as variable-length integers, each text, message and route the
/// first time it comes and by its place after that. What a run has most of is packed, messages and
/// table rows; the rest is few and kept as it is. [Unpacking] is the other way round. One packs any
/// number of runs of events, one after the other, in the same room: a room for each is so large
/// that G1 marks the whole heap for want of space. One thread.
final class Packing {
    /// What a body is packed as.
    static final int SENT = 0;

    static final int RECEIVED = 1;
    static final int DECIDED = 2;
    static final int DROPPED = 3;
    static final int DEADLINE = 4;
    static final int WHOLE = 5;

    /// Written where something comes for the first time, and for the cause of what has none.
    static final int NEW = 0;

    /// Bits of a number in one octet.
    static final int BITS = 7;

    private static final int OCTETS_AT_FIRST = 1 << 16;

    private final Map<Object, Integer> places = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<EventBody> whole = new ArrayList<>();
    private byte[] data = {};
    private int end;

    /// Events in octets.
    ///
    /// @param first number of the first event
    /// @param began its mesh time, ns
    /// @param data the octets
    /// @param starts where each event begins
    /// @param names texts that are few: of relays, peers, messages, fields and timers
    /// @param whole bodies that are kept as they are
    // Never changed once it is made, and never handed out of this package.
    @SuppressWarnings("ArrayRecordComponent")
    record Pack(
            long first, long began, byte[] data, int[] starts, String[] names, EventBody[] whole) {
        int octets() {
            return data.length + Integer.BYTES * starts.length;
        }
    }

    /// Packs events that are numbered without gaps, at least one.
    Pack pack(List<MeshEvent> events) {
        places.clear();
        names.clear();
        whole.clear();
        end = 0;
        MeshEvent first = events.getFirst();
        int[] starts = new int[events.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = end;
            event(events.get(i), first.t());
        }
        Pack pack =
                new Pack(
                        first.n(),
                        first.t(),
                        Arrays.copyOf(data, end),
                        starts,
                        names.keySet().toArray(String[]::new),
                        whole.toArray(EventBody[]::new));
        places.clear();
        return pack;
    }

    private void event(MeshEvent event, long began) {
        signed(event.t() - began);
        name(event.relay());
        signed(event.session());
        signed(event.cause());
        number(event.also().size());
        event.also().forEach(this::signed);
        body(event.body());
    }

    private void body(EventBody body) {
        switch (body) {
            case EventBody.Sent(MessageView message, long stream, long offset) ->
                    message(SENT, message, stream, offset);
            case EventBody.Received(MessageView message, long stream, long offset) ->
                    message(RECEIVED, message, stream, offset);
            case EventBody.Decided(TableRow row, String rule) -> {
                number(DECIDED);
                row(row);
                text(rule);
            }
            case EventBody.Dropped(String what, String why) -> {
                number(DROPPED);
                text(what);
                text(why);
            }
            case EventBody.DeadlineReached(String timer, String subject, String effect) -> {
                number(DEADLINE);
                name(timer);
                text(subject);
                text(effect);
            }
            case EventBody.SessionChanged _,
                    EventBody.ClientChanged _,
                    EventBody.RelayChanged _,
                    EventBody.TruthChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _,
                    EventBody.RelayFailed _ -> {
                number(WHOLE);
                number(whole.size());
                whole.add(body);
            }
        }
    }

    private void message(int kind, MessageView message, long stream, long offset) {
        number(kind);
        signed(stream);
        signed(offset);
        if (isNew(message)) {
            name(message.kind().name());
            name(message.name());
            text(message.summary());
            number(message.fields().size());
            for (MessageView.Field field : message.fields()) {
                name(field.name());
                text(field.value());
            }
            number(message.bytes().length());
            room(message.bytes().length());
            message.bytes().copyTo(data, end);
            end += message.bytes().length();
        }
    }

    private void row(TableRow row) {
        text(row.namespace().path());
        number(row.best().isPresent() ? 1 : 0);
        row.best().ifPresent(this::ranked);
        number(row.standby().size());
        row.standby().forEach(this::ranked);
        signed(row.holdDownUntil());
        signed(row.unlisted());
        signed(row.waitsUntil());
    }

    private void ranked(RankedRoute ranked) {
        name(ranked.reason().name());
        Route route = ranked.route();
        if (isNew(route)) {
            signed(route.uid());
            signed(route.session().number());
            hops(route.hops());
            signed(route.arrivedAt());
            signed(route.note());
            text(route.root().path());
            cost(route.cost());
            cost(route.advertised());
        }
    }

    private void hops(Hops hops) {
        switch (hops) {
            case HopCount(long length) -> {
                number(0);
                number(length);
            }
            case HopPath(List<Origin> origins) -> {
                number(origins.size() + 1L);
                origins.forEach(origin -> number(origin.id()));
            }
        }
    }

    private void cost(RouteCost cost) {
        number(cost.warm());
        number(cost.cold());
    }

    /// Writes where `thing` was written before, or that it follows now.
    private boolean isNew(Object thing) {
        Integer before = places.get(thing);
        if (before != null) {
            number(before + 1L);
            return false;
        }
        number(NEW);
        places.put(thing, end);
        return true;
    }

    private void name(String name) {
        Integer known = names.get(name);
        if (known == null) {
            known = names.size();
            names.put(name, known);
        }
        number(known);
    }

    // By units of UTF-16, so that half a character of a hostile name comes back as it was.
    private void text(String text) {
        if (isNew(text)) {
            number(text.length());
            for (int i = 0; i < text.length(); i++) {
                number(text.charAt(i));
            }
        }
    }

    private void signed(long number) {
        number((number << 1) ^ (number >> (Long.SIZE - 1)));
    }

    private void number(long number) {
        room(Long.BYTES + 2);
        long left = number;
        while ((left & -(1L << BITS)) != 0) {
            data[end++] = (byte) (left | (1 << BITS));
            left >>>= BITS;
        }
        data[end++] = (byte) left;
    }

    private void room(int more) {
        if (end + more > data.length) {
            data =
                    Arrays.copyOf(
                            data, Math.max(Math.max(OCTETS_AT_FIRST, 2 * data.length), end + more));
        }
    }
}
