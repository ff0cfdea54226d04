package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;

/// The messages that left at a moment, as flights.
final class Departures {
    private static final Pattern HOPS = Pattern.compile("\\b([0-9]{1,9}) hops?\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private record Group(long session, String from, long t) {}

    private Departures() {}

    static List<Flight> of(Moment moment) {
        List<Flight> flights = new ArrayList<>();
        Map<Group, Integer> lastOf = new HashMap<>();
        for (MeshEvent event : moment.fresh()) {
            SessionView session = moment.snapshot().sessions().get(event.session());
            if (session != null
                    && event.body() instanceof EventBody.Sent sent
                    && isDrawn(sent.message().kind())) {
                Group group = new Group(session.id(), event.relay(), event.t());
                Integer before = lastOf.get(group);
                int rank = before == null ? 0 : flights.get(before).rank() + 1;
                if (before != null) {
                    flights.set(before, flights.get(before).followed());
                }
                lastOf.put(group, flights.size());
                flights.add(flight(event, session, sent.message(), rank));
            }
        }
        return flights;
    }

    private static Flight flight(
            MeshEvent event, SessionView session, MessageView message, int rank) {
        return new Flight(
                event.relay(),
                session.other(event.relay()),
                session.dialer().equals(event.relay()),
                message.kind(),
                hops(message),
                event.t(),
                rank,
                true);
    }

    private static boolean isDrawn(MessageView.Kind kind) {
        return switch (kind) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE, SUBSCRIBE, REFUSAL, DATA -> true;
            case SETUP, INTEREST, ACCEPT, END, GROUP -> false;
        };
    }

    /// The hop count an announce tells: a field named after hops that is a number, else the count
    /// in its summary.
    private static OptionalLong hops(MessageView message) {
        boolean announces =
                message.kind() == MessageView.Kind.ANNOUNCE
                        || message.kind() == MessageView.Kind.REANNOUNCE;
        if (!announces) {
            return OptionalLong.empty();
        }
        for (MessageView.Field field : message.fields()) {
            if (field.name().contains("hop") && NUMBER.matcher(field.value()).matches()) {
                return OptionalLong.of(Long.parseLong(field.value()));
            }
        }
        Matcher m = HOPS.matcher(message.summary());
        return m.find() ? OptionalLong.of(Long.parseLong(m.group(1))) : OptionalLong.empty();
    }
}
