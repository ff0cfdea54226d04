package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.moqlab.app.canvas.Survey;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.Held;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// Makes the pane of the selected relay.
final class SheetMaker {
    /// Rows shown; what needs a look comes first.
    static final int MAX_ROWS = 2_000;

    /// Peers listed.
    static final int MAX_PEERS = 200;

    /// Relays named in one line.
    static final int MAX_TELLERS = 8;

    private final Moment moment;
    private final Labels labels;
    private final Claims claims;
    private final Ages ages;
    private final Question question;
    private final InsideLines inside;

    SheetMaker(Moment moment, Labels labels, Claims claims, Question question) {
        this.moment = moment;
        this.labels = labels;
        this.claims = claims;
        this.ages = new Ages(moment.at());
        this.question = question;
        this.inside = new InsideLines(moment, labels);
    }

    Sheet sheet() {
        return question.relay()
                .flatMap(labels::node)
                .map(node ->
                        Optional.ofNullable(moment.view().relays().get(node))
                                .map(this::of)
                                .orElseGet(() -> heardOf(node)))
                .orElse(Sheet.NOTHING);
    }

    private Sheet heardOf(String node) {
        return new Sheet(
                labels.of(node),
                node,
                Words.of("attach.hearsay"),
                false,
                List.of(),
                0,
                0,
                peers(node),
                List.of(new Line("unknown", "", Words.of("attach.readers.unknown"))),
                false,
                "",
                List.of(),
                Optional.empty());
    }

    private Sheet of(WatchedRelay relay) {
        Set<Namespace> names = names(relay);
        String filter = question.filter().toLowerCase(Locale.ROOT);
        List<Namespace> fitting =
                names.stream()
                        .filter(name -> name.path().toLowerCase(Locale.ROOT).contains(filter))
                        .toList();
        List<SheetRow.Facts> first =
                fitting.stream()
                        .sorted(Comparator.comparingInt(name -> rank(claims.state(relay, name))))
                        .limit(MAX_ROWS)
                        .map(name -> facts(relay, name))
                        .toList();
        Why why = new Why(moment, labels, claims, inside);
        boolean up = relay.state() == WatchedRelay.State.UP;
        return new Sheet(
                labels.of(relay.name()),
                relay.name(),
                Words.of(
                        "attach.since",
                        Words.of("attach.state." + relay.state().name()),
                        ages.of(relay.standing().since())),
                up,
                first,
                relay.table().values().stream().filter(Seen::told).count(),
                fitting.size(),
                peersOf(relay),
                inside.readers(relay),
                relay.sight().inside().isPresent(),
                question.namespace().map(name -> why.question(relay, name)).orElse(""),
                question.namespace().map(name -> why.answer(relay, name)).orElse(List.of()),
                question.namespace().filter(name -> isProvable(relay, name)));
    }

    /// What it tells or told, what a finding says of it, and what is asked for.
    private Set<Namespace> names(WatchedRelay relay) {
        TreeSet<Namespace> names = new TreeSet<>(relay.table().keySet());
        moment.findings().stream()
                .filter(finding ->
                        finding.relays().stream()
                                .findFirst()
                                .filter(relay.name()::equals)
                                .isPresent())
                .flatMap(finding -> Claims.named(finding).stream())
                .forEach(names::add);
        question.namespace().filter(name -> claims.tellers(name) > 0).ifPresent(names::add);
        return names;
    }

    /// Only relays that are watched by a session can be asked, and only for what they tell.
    private static boolean isProvable(WatchedRelay relay, Namespace name) {
        return relay.kind() == WatchedRelay.Kind.OTHER && Claims.tells(relay, name);
    }

    private static int rank(EntryState state) {
        return switch (state) {
            case GHOST -> 0;
            case MISSING -> 1;
            case UNKNOWN -> 2;
            case LIVE -> 3;
            case LINGERING, ABSENT -> 4;
        };
    }

    private SheetRow.Facts facts(WatchedRelay relay, Namespace name) {
        EntryState state = claims.state(relay, name);
        Seen seen = relay.table().get(name);
        boolean told = Claims.tells(relay, name);
        boolean gone = seen != null && !seen.told();
        String word =
                gone && state == EntryState.ABSENT
                        ? Words.of("attach.withdrawn")
                        : Words.of("state." + state.word());
        return new SheetRow.Facts(
                new EntryMark(state.word(), word, false),
                name,
                Shown.name(name.path()),
                seen != null && told ? way(seen.path()) : "",
                seen != null && told ? before(relay, seen.path()) : "",
                seen != null && told ? seen.hops().length() : -1,
                seen != null && told && seen.cost().warm() > 0 ? seen.cost().warm() : -1,
                others(relay, name),
                seen != null && told ? seconds(moment.at() - seen.since()) : -1,
                seen == null ? -1 : seconds(moment.at() - seen.changedAt()));
    }

    /// A whole number of seconds, so that rows change no oftener.
    private static long seconds(long ns) {
        return Math.max(0, ns) / SECOND * SECOND;
    }

    private static final long SECOND = 1_000_000_000L;

    private String before(WatchedRelay relay, List<Origin> path) {
        boolean own = !path.isEmpty() && labels.node(path.getLast()).equals(relay.name());
        return way(own ? path.subList(0, path.size() - 1) : path);
    }

    private String way(List<Origin> path) {
        return path.stream().map(labels::of).collect(Collectors.joining(" › "));
    }

    /// What it says of its sessions itself, then what is drawn of them and why.
    private List<Line> peersOf(WatchedRelay relay) {
        List<Line> lines = new ArrayList<>(inside.sessions(relay));
        lines.addAll(peers(relay.name()));
        return lines;
    }

    /// Ways beside the best; -1 where the relay does not tell.
    private static long others(WatchedRelay relay, Namespace name) {
        Held held = relay.sight().held().get(name);
        boolean open = relay.sight().inside().isPresent();
        return held == null ? open ? 0 : -1 : held.standby().size() + held.unlisted();
    }

    private List<Line> peers(String node) {
        Ties ties = new Ties(moment, labels);
        List<Line> lines = new ArrayList<>();
        for (ClusterView.Edge edge : moment.view().edges()) {
            boolean from = edge.from().equals(node);
            if ((from || edge.to().equals(node)) && lines.size() < MAX_PEERS) {
                Survey.Proof proof = ties.proof(edge);
                lines.add(
                        new Line(
                                glyph(proof.basis()),
                                labels.of(from ? edge.to() : edge.from()),
                                Words.of("attach.basis." + proof.basis().word())
                                        + ": "
                                        + proof.source(),
                                proof.age(),
                                proof.old()));
            }
        }
        return lines;
    }

    private static String glyph(Survey.Basis basis) {
        return switch (basis) {
            case OBSERVED -> "live";
            case INFERRED -> "missing";
            case UNKNOWN -> "unknown";
        };
    }

    /// The table as words.
    static org.moqlab.app.words.Sheet words(List<SheetRow.Facts> rows) {
        return new org.moqlab.app.words.Sheet(
                List.of("state", "namespace", "way", "hops", "other_ways", "age_s"),
                rows.stream()
                        .map(row ->
                                List.of(
                                        row.mark().word(),
                                        row.name(),
                                        row.way(),
                                        number(row.hops(), 1),
                                        number(row.others(), 1),
                                        number(row.age(), SECOND)))
                        .toList());
    }

    /// Nothing stands where there is no number.
    private static String number(long value, long unit) {
        return value < 0 ? "" : Long.toString(value / unit);
    }
}
