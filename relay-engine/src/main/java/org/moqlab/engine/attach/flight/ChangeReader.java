package org.moqlab.engine.attach.flight;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.moqlab.engine.attach.AttachTarget;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Json;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay.Connection;
import org.moqlab.engine.attach.WatchedRelay.Kind;
import org.moqlab.engine.attach.WatchedRelay.Node;
import org.moqlab.engine.attach.WatchedRelay.Speech;
import org.moqlab.engine.attach.WatchedRelay.Standing;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.attach.WatchedRelay.Told;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.Trust;

/// Reads changes as [ChangeWriter] writes them.
record ChangeReader(Json json) {
    /// Reads one.
    ///
    /// @throws IllegalArgumentException when it is none, with what is wrong
    static Change change(Json json) {
        return new ChangeReader(json).change();
    }

    private Change change() {
        long at = number("at");
        String relay = text("relay");
        return switch (text("change")) {
            case "watched" -> new Change.Watched(at, target(relay));
            case "stands" ->
                    new Change.Stands(
                            at,
                            relay,
                            new Standing(
                                    word("state", State.class), number("since"), text("detail")));
            case "speaks" ->
                    new Change.Speaks(
                            at, relay, new Speech(word("kind", Kind.class), text("wire")));
            case "is" -> new Change.Is(at, relay, origin(json.at("id")));
            case "tells" -> new Change.Tells(at, relay, seen());
            case "forgets" -> new Change.Forgets(at, relay, namespace());
            case "emptied" -> new Change.Emptied(at, relay);
            case "connects" -> new Change.Connects(at, relay, connections());
            case "shows" -> new Change.Shows(at, relay, pages());
            case "showsstill" -> new Change.ShowsStill(at, relay);
            case "reveals" -> new Change.Reveals(at, relay, InsideReader.inside(this));
            case "holds" -> new Change.Holds(at, relay, namespace(), InsideReader.held(this));
            case "overflows" -> new Change.Overflows(at, relay);
            case "counts" -> new Change.Counts(at, relay, StatsLines.read(json.at("stats")));
            case "answers" -> new Change.Answers(at, relay, probe());
            default -> throw new IllegalArgumentException("a change of another sort");
        };
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException("no " + field + ", or another");
    }

    long number(String field) {
        return json.at(field).whole().orElseThrow(() -> wrong(field));
    }

    private int small(String field) {
        return Math.toIntExact(Math.clamp(number(field), 0, Integer.MAX_VALUE));
    }

    String text(String field) {
        if (!json.at(field).isText()) {
            throw wrong(field);
        }
        return json.at(field).text();
    }

    private <E extends Enum<E>> E word(String field, Class<E> type) {
        return Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Origin origin(Json json) {
        return new Origin(json.whole().orElseThrow(() -> wrong("id")));
    }

    Namespace namespace() {
        return new Namespace(text("namespace"));
    }

    /// A relay of a file cannot be dialled from it: nothing is known of whom to trust.
    private AttachTarget target(String relay) {
        return new AttachTarget(
                relay,
                URI.create(text("url")),
                new Trust.Authorities(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                json.at("named").isTrue());
    }

    private Seen seen() {
        List<Long> returns =
                json.at("returns").items().stream()
                        .map(item -> item.whole().orElseThrow(() -> wrong("returns")))
                        .toList();
        return new Seen(
                namespace(),
                json.at("told").isTrue(),
                hops(),
                new RouteCost(number("warm"), number("cold")),
                number("since"),
                number("changedAt"),
                small("rises"),
                returns);
    }

    Hops hops() {
        if (!json.at("hops").isList()) {
            return new HopCount(number("hopCount"));
        }
        return new HopPath(json.at("hops").items().stream().map(ChangeReader::origin).toList());
    }

    private List<Connection> connections() {
        List<Connection> all = new ArrayList<>();
        for (Json item : json.at("connections").items()) {
            ChangeReader each = new ChangeReader(item);
            all.add(new Connection(each.text("peer"), item.at("dialled").isTrue()));
        }
        return all;
    }

    private Told pages() {
        List<Node> nodes = new ArrayList<>();
        for (Json item : json.at("nodes").items()) {
            ChangeReader each = new ChangeReader(item);
            Optional<Origin> id = item.at("id").whole().map(Origin::new);
            nodes.add(new Node(each.text("node"), id, each.small("connections")));
        }
        Json listed = json.at("listed");
        Json healthy = json.at("healthy");
        return new Told(
                nodes,
                listed.isList()
                        ? Optional.of(listed.items().stream().map(Json::text).toList())
                        : Optional.empty(),
                number("listedAt"),
                healthy.isThere() ? Optional.of(healthy.isTrue()) : Optional.empty());
    }

    private Probe probe() {
        return new Probe(
                namespace(),
                text("track"),
                word("outcome", Probe.Outcome.class),
                number("askedAt"),
                number("took"),
                text("detail"));
    }
}
