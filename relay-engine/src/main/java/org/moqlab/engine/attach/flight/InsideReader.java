package org.moqlab.engine.attach.flight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.attach.Json;
import org.moqlab.engine.model.RouteCost;

/// Reads what [InsideWriter] writes.
final class InsideReader {
    private InsideReader() {}

    static Inside inside(ChangeReader in) {
        List<Inside.Talk> sessions = new ArrayList<>();
        for (Json item : in.json().at("sessions").items()) {
            sessions.add(talk(new ChangeReader(item)));
        }
        List<Inside.Dial> dials = new ArrayList<>();
        for (Json item : in.json().at("dials").items()) {
            ChangeReader each = new ChangeReader(item);
            dials.add(new Inside.Dial(each.text("peer"), each.text("phase"), each.number("until")));
        }
        Json told = in.json().at("readers");
        List<Inside.Reader> readers = new ArrayList<>();
        for (Json item : told.items()) {
            ChangeReader each = new ChangeReader(item);
            readers.add(
                    new Inside.Reader(
                            each.number("session"),
                            each.namespace(),
                            each.text("track"),
                            each.number("from"),
                            item.at("accepted").isTrue()));
        }
        return new Inside(
                in.text("policy"),
                sessions,
                dials,
                told.isList() ? Optional.of(readers) : Optional.empty(),
                in.json().at("more").isTrue(),
                in.number("asOf"));
    }

    private static Inside.Talk talk(ChangeReader in) {
        boolean measured = in.json().at("received").isThere();
        return new Inside.Talk(
                in.number("id"),
                in.text("peer"),
                in.json().at("dialled").isTrue(),
                in.json().at("up").isTrue(),
                in.text("wire"),
                in.number("since"),
                measured
                        ? Optional.of(
                                new Inside.Figures(
                                        in.text("transport"),
                                        in.number("received"),
                                        in.number("sent"),
                                        in.number("roundTrip"),
                                        in.number("lost")))
                        : Optional.empty());
    }

    static Optional<Held> held(ChangeReader in) {
        if (!in.json().at("standby").isList()) {
            return Optional.empty();
        }
        List<Held.Way> standby = new ArrayList<>();
        for (Json item : in.json().at("standby").items()) {
            ChangeReader each = new ChangeReader(item);
            standby.add(
                    new Held.Way(
                            each.number("session"),
                            each.hops(),
                            new RouteCost(each.number("warm"), each.number("cold")),
                            each.number("arrived"),
                            each.text("reason")));
        }
        return Optional.of(
                new Held(
                        in.number("session"),
                        in.text("reason"),
                        standby,
                        in.number("unlisted"),
                        in.number("holdDownUntil")));
    }
}
