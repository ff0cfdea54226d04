package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Inside;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.WatchedRelay;

/// Says of every relay by what it is watched, and what it refuses; a refusal is a fact like others.
final class Sources {
    private static final String GOOD = "live";
    private static final String BAD = "missing";
    private static final String OPEN = "unknown";

    private final Moment moment;
    private final Labels labels;
    private final Ages ages;

    Sources(Moment moment, Labels labels) {
        this.moment = moment;
        this.labels = labels;
        this.ages = new Ages(moment.at());
    }

    /// Every relay, those a person has named first.
    List<Source> all() {
        List<Source> named = new ArrayList<>();
        List<Source> found = new ArrayList<>();
        for (WatchedRelay relay : moment.view().relays().values()) {
            boolean ours = relay.target().named();
            (ours ? named : found)
                    .add(
                            new Source(
                                    labels.of(relay.name()),
                                    Shown.text(relay.target().address(), Shown.MAX_NAME),
                                    ours,
                                    lines(relay)));
        }
        named.addAll(found);
        return named;
    }

    private List<Line> lines(WatchedRelay relay) {
        List<Line> lines = new ArrayList<>();
        lines.add(stream(relay));
        if (relay.overflowed()) {
            lines.add(new Line(BAD, Words.of("attach.source.overflowed"), ""));
        }
        WatchedRelay.Told pages = relay.pages();
        pages.listed()
                .ifPresent(names ->
                        lines.add(
                                timed(
                                        GOOD,
                                        Words.of(
                                                "attach.source.announced",
                                                Figures.count(names.size())),
                                        pages.listedAt())));
        if (!pages.nodes().isEmpty() && relay.kind() != WatchedRelay.Kind.LAB) {
            String words = Words.of("attach.source.nodes", Figures.count(pages.nodes().size()));
            lines.add(timed(GOOD, words, pages.listedAt()));
        }
        pages.healthy().ifPresent(well -> lines.add(health(well, pages.listedAt())));
        return lines;
    }

    private Line health(boolean well, long at) {
        return timed(
                well ? GOOD : BAD,
                Words.of(well ? "attach.source.healthy" : "attach.source.unhealthy"),
                at);
    }

    private Line stream(WatchedRelay relay) {
        String why = Shown.text(relay.standing().detail(), Shown.MAX_NAME);
        long since = relay.standing().since();
        return switch (relay.state()) {
            case CONNECTING -> timed(OPEN, Words.of("attach.source.connecting"), since);
            case UP -> timed(GOOD, wire(relay), relay.heardAt());
            case LOST -> timed(BAD, Words.of("attach.source.lost", why), since);
            case REFUSED -> timed(BAD, Words.of("attach.source.refused", why), since);
        };
    }

    private static String wire(WatchedRelay relay) {
        if (relay.kind() == WatchedRelay.Kind.LAB) {
            return Words.of("attach.source.lab");
        }
        String wire = Shown.text(relay.wire(), Labels.MAX_LABEL);
        return Words.of(relay.tellsPaths() ? "attach.source.stream" : "attach.source.only", wire);
    }

    private Line timed(String mark, String words, long at) {
        return new Line(mark, words, "", ages.of(at), ages.isOld(at));
    }

    /// Whether there are relays that do not show their inside.
    private boolean others() {
        return moment.view().relays().values().stream()
                .anyMatch(relay -> relay.sight().inside().flatMap(Inside::readers).isEmpty());
    }

    /// What nobody can see from here.
    List<String> invisible() {
        List<String> all = new ArrayList<>();
        if (others()) {
            all.add(Words.of("attach.invisible.standby"));
            all.add(Words.of("attach.invisible.subscribers"));
        }
        Optional<WatchedRelay> blind =
                moment.view().relays().values().stream()
                        .filter(relay -> relay.state() == WatchedRelay.State.UP)
                        .filter(relay -> !relay.tellsPaths())
                        .findFirst();
        blind.ifPresent(
                relay -> all.add(Words.of("attach.invisible.ways", labels.of(relay.name()))));
        all.add(Words.of("attach.invisible.unused"));
        return all;
    }
}
