package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.transport.NodeUrl;

/// What a relay of this lab shows of itself beside its table. Times are ns since the watching
/// began, those from before it negative.
///
/// @param policy what it decides by
/// @param sessions all it has and has had, the first [WatchedRelay#MAX_PEERS]
/// @param dials peers it dials without a session yet
/// @param readers who reads what through it; empty where it does not tell
/// @param more whether there are more readers
/// @param asOf when it showed that
public record Inside(
        String policy,
        List<Talk> sessions,
        List<Dial> dials,
        Optional<List<Reader>> readers,
        boolean more,
        long asOf) {
    /// Characters of a word or a track that are kept.
    static final int MAX_WORD = 128;

    /// A session.
    ///
    /// @param id its number at the relay
    /// @param peer the other end as the relay calls it
    /// @param dialled whether the relay has dialled it
    /// @param up whether the relay holds it open
    /// @param wire what was negotiated; empty until then
    /// @param since when it was dialled
    /// @param figures empty where it tells none
    public record Talk(
            long id,
            String peer,
            boolean dialled,
            boolean up,
            String wire,
            long since,
            Optional<Figures> figures) {}

    /// How much went over a session.
    ///
    /// @param transport `quic` or `webtransport`
    /// @param received octets of all streams
    /// @param sent octets of all streams
    /// @param roundTrip ns; -1 where it is not known
    /// @param lost packets; -1 where they are not counted
    public record Figures(String transport, long received, long sent, long roundTrip, long lost) {}

    /// A peer that is dialled.
    ///
    /// @param phase `dialling`, `backing-off` or `gave-up`
    /// @param until end of the wait
    public record Dial(String peer, String phase, long until) {}

    /// A peer that reads a track through the relay.
    ///
    /// @param session where it asks
    /// @param from the session the relay reads it from; 0 while it waits for a way
    /// @param accepted whether the relay was accepted there
    public record Reader(
            long session, Namespace namespace, String track, long from, boolean accepted) {}

    /// Creates the value; the lists are copied.
    public Inside {
        sessions = List.copyOf(sessions);
        dials = List.copyOf(dials);
        readers = readers.map(List::copyOf);
    }

    /// What the other end of a session is called; empty where there is none of that number.
    public Optional<Talk> session(long id) {
        return sessions.stream().filter(talk -> talk.id() == id).findFirst();
    }

    /// Reads what a relay shows; what is out of its bounds is left out.
    ///
    /// @param late what its clock is behind the one here, ns
    static Inside read(Json json, String policy, long late) {
        List<Talk> sessions = new ArrayList<>();
        for (Json each : json.at("sessions").items()) {
            if (sessions.size() < WatchedRelay.MAX_PEERS) {
                sessions.add(talk(each, late));
            }
        }
        List<Dial> dials = new ArrayList<>();
        for (Json each : json.at("dials").items()) {
            if (dials.size() < WatchedRelay.MAX_PEERS) {
                dials.add(
                        new Dial(
                                cut(each.at("peer").text(), NodeUrl.MAX_LENGTH),
                                cut(each.at("phase").text(), MAX_WORD),
                                number(each, "until", 0) + late));
            }
        }
        return new Inside(
                cut(policy, MAX_WORD),
                sessions,
                dials,
                json.at("readers").isList() ? Optional.of(readers(json)) : Optional.empty(),
                json.at("moreReaders").isTrue(),
                number(json, "now", 0) + late);
    }

    private static Talk talk(Json json, long late) {
        boolean measured = json.at("received").whole().isPresent();
        return new Talk(
                number(json, "id", 0),
                cut(json.at("peer").text(), NodeUrl.MAX_LENGTH),
                json.at("dialled").isTrue(),
                json.at("up").isTrue(),
                cut(json.at("protocol").text(), MAX_WORD),
                number(json, "since", 0) + late,
                measured
                        ? Optional.of(
                                new Figures(
                                        cut(json.at("transport").text(), MAX_WORD),
                                        number(json, "received", 0),
                                        number(json, "sent", 0),
                                        number(json, "roundTrip", -1),
                                        number(json, "lost", -1)))
                        : Optional.empty());
    }

    private static List<Reader> readers(Json json) {
        List<Reader> readers = new ArrayList<>();
        for (Json each : json.at("readers").items()) {
            String path = each.at("namespace").text();
            if (readers.size() < WatchedRelay.MAX_PEERS && path.length() <= Namespace.MAX_LENGTH) {
                readers.add(
                        new Reader(
                                number(each, "session", 0),
                                new Namespace(path),
                                cut(each.at("track").text(), MAX_WORD),
                                number(each, "from", 0),
                                each.at("accepted").isTrue()));
            }
        }
        return readers;
    }

    private static long number(Json json, String field, long none) {
        return json.at(field).whole().orElse(none);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /// About how many octets it takes in memory.
    long weight() {
        long own = 0;
        for (Talk talk : sessions) {
            own += 3 * Change.OBJECT + 2L * (talk.peer().length() + talk.wire().length());
        }
        for (Dial dial : dials) {
            own += Change.OBJECT + 2L * (dial.peer().length() + dial.phase().length());
        }
        for (Reader reader : readers.orElse(List.of())) {
            own += 2 * Change.OBJECT + 2L * reader.track().length();
            own += 2L * reader.namespace().path().length();
        }
        return own;
    }
}
