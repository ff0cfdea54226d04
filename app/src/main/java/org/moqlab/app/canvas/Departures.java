package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.WayView;

/// The messages that left at a moment, as flights.
final class Departures {
    private static final Pattern HOPS = Pattern.compile("\\b([0-9]{1,9}) hops?\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String BY_A_FAULT = "dropped by a fault";

    private record Group(String from, String to, boolean dialled, long sentAt) {
        static Group of(Flight flight) {
            return new Group(flight.from(), flight.to(), flight.dialled(), flight.sentAt());
        }
    }

    private Departures() {}

    /// What left since the moment before.
    static List<Flight> of(Moment moment) {
        // Of more than can fly the last ones do.
        return of(moment, moment.fresh(), Airspace.MAX_FLYING);
    }

    /// What is on its way where time stands.
    static List<Flight> underway(Moment moment) {
        return of(moment, moment.underway(), moment.underway().size());
    }

    private static List<Flight> of(Moment moment, List<MeshEvent> events, int most) {
        List<Flight> flights = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0 && flights.size() < most; i--) {
            MeshEvent event = events.get(i);
            SessionView session = moment.snapshot().sessions().get(event.session());
            if (session != null) {
                flight(event, session, moment).ifPresent(flights::add);
            }
        }
        Collections.reverse(flights);
        return grouped(flights);
    }

    private static List<Flight> grouped(List<Flight> flights) {
        Map<Group, Integer> sizes = new HashMap<>();
        flights.replaceAll(flight -> flight.at(sizes.merge(Group.of(flight), 1, Integer::sum) - 1));
        flights.replaceAll(flight -> flight.inGroupOf(sizes.getOrDefault(Group.of(flight), 1)));
        return flights;
    }

    private static Optional<Flight> flight(MeshEvent event, SessionView session, Moment moment) {
        return switch (event.body()) {
            case EventBody.Sent sent when isDrawn(sent.message().kind()) ->
                    Optional.of(sent(event, session, sent.message(), moment));
            case EventBody.Dropped dropped when dropped.why().equals(BY_A_FAULT) ->
                    Optional.of(dropped(event, session, dropped.what(), moment));
            default -> Optional.empty();
        };
    }

    private static Flight dropped(
            MeshEvent event, SessionView session, String what, Moment moment) {
        return new Flight(
                event.relay(),
                session.other(event.relay()),
                session.dialer().equals(event.relay()),
                what.startsWith("announce")
                        ? MessageView.Kind.ANNOUNCE
                        : MessageView.Kind.UNANNOUNCE,
                OptionalLong.empty(),
                event.t(),
                moment.scenario().topology().latency(),
                0,
                1,
                true);
    }

    private static Flight sent(
            MeshEvent event, SessionView session, MessageView message, Moment moment) {
        String to = session.other(event.relay());
        Optional<WayView> trouble = moment.snapshot().troubles().way(event.relay(), to);
        long more = trouble.map(WayView::delay).orElse(0L);
        return new Flight(
                event.relay(),
                to,
                session.dialer().equals(event.relay()),
                message.kind(),
                hops(message),
                event.t(),
                moment.scenario().topology().latency() + more,
                0,
                1,
                trouble.filter(WayView::cut).isPresent());
    }

    private static boolean isDrawn(MessageView.Kind kind) {
        return switch (kind) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE, SUBSCRIBE, REFUSAL, DATA -> true;
            case SETUP, INTEREST, HEARTBEAT, ACCEPT, END, GROUP -> false;
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
