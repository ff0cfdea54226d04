package org.moqlab.engine.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.Effect;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.WayView;
import org.moqlab.engine.recording.Fields.Wrong;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Reads events in the form in which [org.moqlab.engine.mesh.JournalJson] writes them.
final class EventReader {
    private EventReader() {}

    static MeshEvent event(Fields line) throws Wrong {
        return new MeshEvent(
                line.number("n"),
                line.number("t"),
                line.text("relay"),
                line.number("session"),
                line.number("cause"),
                line.numbers("also"),
                body(line));
    }

    private static EventBody body(Fields line) throws Wrong {
        return switch (line.word("kind", Kind.class)) {
            case SENT ->
                    new EventBody.Sent(
                            line.inner("message", EventReader::message),
                            line.number("stream"),
                            line.number("offset"));
            case RECEIVED ->
                    new EventBody.Received(
                            line.inner("message", EventReader::message),
                            line.number("stream"),
                            line.number("offset"));
            case DROPPED -> new EventBody.Dropped(line.text("what"), line.text("why"));
            case DECIDED -> new EventBody.Decided(row(line), line.text("rule"));
            case DEADLINE ->
                    new EventBody.DeadlineReached(
                            line.text("timer"), line.text("subject"), line.text("effect"));
            case SESSION -> session(line);
            case CLIENT ->
                    new EventBody.ClientChanged(
                            line.word("state", ClientState.class),
                            line.number("code"),
                            line.text("detail"));
            case RELAY -> relay(line);
            case TRUTH ->
                    new EventBody.TruthChanged(
                            name(line, "namespace"),
                            line.texts("publishers"),
                            line.number("bound"));
            case COMMAND -> new EventBody.CommandApplied(line.text("text"));
            case FAULT -> new EventBody.FaultApplied(line.text("text"), effect(line));
            case FINDING -> new EventBody.FindingRaised(finding(line));
            case FAILED -> new EventBody.RelayFailed(line.text("reason"));
        };
    }

    private static EventBody relay(Fields line) throws Wrong {
        return new EventBody.RelayChanged(
                line.flag("up"),
                line.text("how"),
                line.has("id")
                        ? line.meaning("id", "an origin id in hex", EventReader::id)
                        : Origin.UNKNOWN);
    }

    private static Origin id(String hex) {
        return Origin.of(Long.parseLong(hex, 16));
    }

    private static Namespace name(Fields fields, String field) throws Wrong {
        return fields.meaning(field, "a namespace", Namespace::new);
    }

    private static MessageView message(Fields message) throws Wrong {
        return new MessageView(
                message.word("kind", MessageView.Kind.class),
                message.text("name"),
                message.text("summary"),
                message.objects(
                        "fields",
                        field -> new MessageView.Field(field.text("name"), field.text("value"))),
                message.meaning("bytes", "octets in hexadecimal", Bytes::ofHex));
    }

    private static EventBody session(Fields line) throws Wrong {
        return new EventBody.SessionChanged(
                line.word("phase", EventBody.SessionChanged.Phase.class),
                line.text("peer"),
                line.flag("dialled"),
                line.text("detail"),
                line.number("until"));
    }

    private static TableRow row(Fields line) throws Wrong {
        Optional<RankedRoute> best =
                line.has("best")
                        ? Optional.of(line.inner("best", EventReader::route))
                        : Optional.empty();
        return new TableRow(
                name(line, "namespace"),
                best,
                line.objects("standby", EventReader::route),
                line.number("holddownUntil"),
                line.number("unlisted", 0),
                line.number("waitsUntil", 0));
    }

    private static RankedRoute route(Fields route) throws Wrong {
        Route read =
                new Route(
                        route.number("uid"),
                        new SessionId(route.number("session")),
                        hops(route),
                        route.number("arrivedAt"),
                        route.number("note"),
                        route.has("root") ? name(route, "root") : Namespace.ROOT,
                        cost(route, "warm", "cold"),
                        cost(route, "warmThere", "coldThere"));
        return new RankedRoute(read, route.word("reason", Reason.class));
    }

    private static RouteCost cost(Fields route, String warm, String cold) throws Wrong {
        try {
            return new RouteCost(route.number(warm, 0), route.number(cold, 0));
        } catch (IllegalArgumentException e) {
            throw route.wrong(warm, "a cost of at most 62 bits");
        }
    }

    private static Hops hops(Fields route) throws Wrong {
        try {
            if (!route.has("path")) {
                return new HopCount(route.number("hops"));
            }
            List<Origin> origins = new ArrayList<>();
            for (String id : route.texts("path")) {
                origins.add(Origin.of(Long.parseUnsignedLong(id, 16)));
            }
            return new HopPath(origins);
        } catch (IllegalArgumentException e) {
            throw route.wrong("path", "at most " + HopPath.MAX_HOPS + " ids in hexadecimal");
        }
    }

    private static Effect effect(Fields line) throws Wrong {
        if (line.has("freezes")) {
            return new Effect.Freezes(line.text("freezes"));
        }
        if (line.has("thaws")) {
            return new Effect.Thaws(line.text("thaws"));
        }
        return line.has("ways")
                ? new Effect.Ways(line.objects("ways", EventReader::way))
                : new Effect.Nothing();
    }

    private static WayView way(Fields way) throws Wrong {
        long loss = way.number("loss");
        if (loss < 0 || loss > 1_000_000) {
            throw way.wrong("loss", "parts of a million");
        }
        return new WayView(
                way.text("from"),
                way.text("to"),
                way.flag("cut"),
                way.flag("held"),
                way.number("delay"),
                way.number("jitter"),
                (int) loss);
    }

    private static Finding finding(Fields line) throws Wrong {
        return new Finding(
                line.text("invariant"),
                line.text("subject"),
                line.texts("relays"),
                line.number("since"),
                line.text("expected"),
                line.text("found"),
                line.text("why"),
                line.numbers("evidence"));
    }
}
