package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Reason;

/// Says what a relay of the lab shows of its inside; of others nothing of it can be seen.
final class InsideLines {
    /// Sessions listed.
    static final int MAX_SESSIONS = 200;

    /// Readers listed.
    static final int MAX_READERS = 500;

    /// Other ways listed.
    static final int MAX_WAYS = 8;

    private static final String GOOD = "live";
    private static final String BAD = "missing";
    private static final String OPEN = "unknown";
    private static final Map<String, String> REASONS =
            Arrays.stream(Reason.values())
                    .collect(
                            Collectors.toMap(
                                    reason ->
                                            reason.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                    Reason::text));

    private final Moment moment;
    private final Labels labels;
    private final Ages ages;
    private final Map<String, String> urls = new TreeMap<>();

    InsideLines(Moment moment, Labels labels) {
        this.moment = moment;
        this.labels = labels;
        this.ages = new Ages(moment.at());
        moment.view()
                .names()
                .forEach((id, name) -> urls.put(Ties.bare(name), labels.of(labels.node(id))));
        moment.view()
                .relays()
                .values()
                .forEach(relay ->
                        urls.put(Ties.bare(relay.target().address()), labels.of(relay.name())));
    }

    /// Every session it has and had, and whom it dials; empty where it does not tell.
    List<Line> sessions(WatchedRelay relay) {
        List<Line> lines = new ArrayList<>();
        relay.sight()
                .inside()
                .ifPresent(inside -> {
                    inside.sessions().stream()
                            .filter(Inside.Talk::up)
                            .limit(MAX_SESSIONS)
                            .forEach(talk -> session(talk, inside, lines));
                    inside.dials().stream()
                            .limit(MAX_SESSIONS)
                            .forEach(dial -> lines.add(dial(dial)));
                    long over = inside.sessions().stream().filter(talk -> !talk.up()).count();
                    if (over > 0) {
                        lines.add(new Line("", "", Words.counted("attach.inside.over", over)));
                    }
                });
        return lines;
    }

    private void session(Inside.Talk talk, Inside inside, List<Line> lines) {
        lines.add(
                new Line(
                        GOOD,
                        Words.of("attach.inside.session", number(talk.id()), peer(talk.peer())),
                        Words.of(
                                talk.dialled() ? "attach.inside.dialled" : "attach.inside.accepted",
                                Shown.text(talk.wire(), Labels.MAX_LABEL)),
                        ages.of(talk.since()),
                        false));
        talk.figures()
                .ifPresent(figures ->
                        lines.add(
                                new Line(
                                        "",
                                        "",
                                        figures(figures),
                                        ages.of(inside.asOf()),
                                        ages.isOld(inside.asOf()))));
    }

    private static String figures(Inside.Figures figures) {
        String volume =
                Words.of(
                        "attach.inside.volume",
                        Shown.text(figures.transport(), Labels.MAX_LABEL),
                        Figures.count(figures.received()),
                        Figures.count(figures.sent()));
        String lost =
                figures.lost() < 0
                        ? ""
                        : Words.of("attach.inside.lost", Figures.count(figures.lost()));
        return figures.roundTrip() < 0
                ? volume + lost
                : volume
                        + Words.of("attach.inside.round", Figures.span(figures.roundTrip()))
                        + lost;
    }

    private Line dial(Inside.Dial dial) {
        long left = dial.until() - moment.at();
        String phase = Shown.text(dial.phase(), Labels.MAX_LABEL);
        return new Line(
                BAD,
                peer(dial.peer()),
                left > 0 ? Words.of("attach.inside.again", phase, Ages.span(left)) : phase);
    }

    /// Who reads what through whom.
    List<Line> readers(WatchedRelay relay) {
        Optional<List<Inside.Reader>> told = relay.sight().inside().flatMap(Inside::readers);
        if (told.isEmpty()) {
            return List.of(new Line(OPEN, "", Words.of("attach.readers.unknown")));
        }
        Inside inside = relay.sight().inside().get();
        List<Line> lines = new ArrayList<>();
        for (Inside.Reader reader : told.get()) {
            if (lines.size() < MAX_READERS) {
                lines.add(reader(reader, inside));
            }
        }
        if (inside.more() || told.get().size() > MAX_READERS) {
            lines.add(new Line("", "", Words.of("attach.readers.more")));
        }
        return lines;
    }

    private Line reader(Inside.Reader reader, Inside inside) {
        String from =
                reader.from() == 0
                        ? Words.of("attach.readers.waits")
                        : Words.of(
                                reader.accepted() ? "attach.readers.from" : "attach.readers.asked",
                                session(reader.from(), inside));
        return new Line(
                reader.accepted() ? GOOD : OPEN,
                session(reader.session(), inside),
                Words.of(
                        "attach.readers.line",
                        Shown.name(reader.namespace().path()),
                        Shown.name(reader.track()),
                        from),
                ages.of(inside.asOf()),
                ages.isOld(inside.asOf()));
    }

    /// How a relay holds a name, for who asks why it is there; empty where it does not tell.
    List<Line> why(WatchedRelay relay, Namespace name) {
        List<Line> lines = new ArrayList<>();
        Held held = relay.sight().held().get(name);
        Optional<Inside> inside = relay.sight().inside();
        if (held == null || inside.isEmpty()) {
            return lines;
        }
        if (held.session() > 0) {
            lines.add(head("via", session(held.session(), inside.get()), ""));
            lines.add(head("rule", reason(held.reason()), ""));
        }
        held.standby().stream()
                .limit(MAX_WAYS)
                .forEach(way -> lines.add(standby(way, inside.get())));
        long more = held.unlisted() + Math.max(0, held.standby().size() - MAX_WAYS);
        if (more > 0) {
            lines.add(head("standby", Words.of("attach.standby.more", Figures.count(more)), ""));
        }
        if (held.holdDownUntil() > moment.at()) {
            String left = Ages.span(held.holdDownUntil() - moment.at());
            lines.add(head("timer", Words.of("attach.inside.hold", left), ""));
        }
        long readers =
                inside.get().readers().stream()
                        .flatMap(List::stream)
                        .filter(reader -> reader.namespace().equals(name))
                        .count();
        lines.add(
                head(
                        "readers",
                        inside.get().readers().isEmpty()
                                ? Words.of("attach.readers.unknown")
                                : Words.counted("attach.inside.readers", readers),
                        ages.of(inside.get().asOf())));
        return lines;
    }

    private Line standby(Held.Way way, Inside inside) {
        return head(
                "standby",
                Words.of(
                        "attach.standby",
                        way(way.hops()),
                        session(way.session(), inside),
                        reason(way.reason())),
                ages.of(way.arrived()));
    }

    private String way(Hops hops) {
        return hops instanceof HopPath path && !path.origins().isEmpty()
                ? path.origins().stream().map(labels::of).collect(Collectors.joining(" › "))
                : Words.counted("attach.why.count", hops.length());
    }

    private static Line head(String head, String text, String age) {
        return new Line("", Words.of("attach.why.head." + head), text, age, false);
    }

    private static String reason(String word) {
        String text = REASONS.get(word);
        return text == null ? Shown.text(word, Labels.MAX_LABEL) : text;
    }

    private String session(long id, Inside inside) {
        return inside.session(id)
                .map(talk -> Words.of("attach.inside.session", number(id), peer(talk.peer())))
                .orElse(Words.of("attach.inside.session", number(id), ""))
                .strip();
    }

    private static String number(long id) {
        return Long.toString(id);
    }

    private String peer(String peer) {
        String label = urls.get(Ties.bare(peer));
        return label == null ? Shown.text(peer, Labels.MAX_LABEL) : label;
    }
}
