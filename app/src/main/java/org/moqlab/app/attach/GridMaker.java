package org.moqlab.app.attach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.app.matrix.MatrixCell;
import org.moqlab.app.matrix.MatrixRow;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.attach.Probe;
import org.moqlab.engine.attach.Seen;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// Makes the matrix: names that relays differ in come first.
final class GridMaker {
    /// Names of one relay that are compared with those of the others.
    static final int MAX_COMPARED = 2_000;

    /// Rows shown.
    static final int MAX_ROWS = 1_000;

    private record Row(Namespace name, MatrixRow row) {}

    private final Labels labels;
    private final Claims claims;
    private final Ages ages;
    private final List<WatchedRelay> relays;

    GridMaker(Moment moment, Labels labels, Claims claims) {
        this.labels = labels;
        this.claims = claims;
        this.ages = new Ages(moment.at());
        this.relays = List.copyOf(moment.view().relays().values());
    }

    /// @param selected is among the names even where there is no room for others
    Grid grid(Optional<Namespace> selected) {
        Set<Namespace> names = names();
        selected.ifPresent(names::add);
        List<Row> rows =
                names.stream()
                        .map(name -> new Row(name, row(name)))
                        .sorted(
                                Comparator.comparing((Row row) -> !row.row().troubled())
                                        .thenComparing(Row::name))
                        .toList();
        long troubled = rows.stream().filter(row -> row.row().troubled()).count();
        List<Row> shown = rows.stream().limit(MAX_ROWS).toList();
        String summary =
                Words.of(
                        summary(rows.size() > MAX_ROWS),
                        Words.counted("attach.names", rows.size()),
                        Words.counted("attach.differ", troubled),
                        Figures.count(MAX_ROWS),
                        Figures.count(MAX_COMPARED));
        return new Grid(
                relays.stream().map(relay -> labels.of(relay.name())).toList(),
                relays.stream().map(GridMaker::ghosts).toList(),
                shown.stream().map(Row::name).toList(),
                shown.stream().map(Row::row).toList(),
                summary);
    }

    /// What is counted is only of the names that are compared.
    private String summary(boolean more) {
        boolean part =
                relays.stream()
                        .anyMatch(relay ->
                                relay.table().values().stream().filter(Seen::told).count()
                                        > MAX_COMPARED);
        if (part) {
            return more ? "attach.grid.part.more" : "attach.grid.part";
        }
        return more ? "attach.grid.more" : "attach.grid";
    }

    private Set<Namespace> names() {
        TreeSet<Namespace> names = new TreeSet<>();
        for (WatchedRelay relay : relays) {
            relay.table().values().stream()
                    .filter(Seen::told)
                    .limit(MAX_COMPARED)
                    .forEach(seen -> names.add(seen.namespace()));
        }
        return names;
    }

    private static int ghosts(WatchedRelay relay) {
        return (int) relay.probes().values().stream().filter(Probe::isDead).count();
    }

    private MatrixRow row(Namespace name) {
        List<MatrixCell> cells = new ArrayList<>();
        Map<EntryState, List<String>> by = new TreeMap<>();
        int up = 0;
        for (WatchedRelay relay : relays) {
            MatrixCell cell = cell(relay, name);
            cells.add(cell);
            if (relay.state() == WatchedRelay.State.UP) {
                up++;
                by.computeIfAbsent(cell.state(), _ -> new ArrayList<>())
                        .add(labels.of(relay.name()));
            }
        }
        String shown = Shown.name(name.path());
        for (EntryState state : List.of(EntryState.GHOST, EntryState.MISSING, EntryState.UNKNOWN)) {
            List<String> at = by.get(state);
            if (at != null) {
                String word = Words.of("state." + state.word());
                return new MatrixRow(shown, on(word, at), state, true, cells);
            }
        }
        List<String> telling = by.getOrDefault(EntryState.LIVE, List.of());
        if (telling.isEmpty()) {
            String words = Words.of("matrix.nowhere");
            return new MatrixRow(shown, words, EntryState.ABSENT, false, cells);
        }
        boolean all = telling.size() == up;
        return new MatrixRow(
                shown,
                all ? Words.of("matrix.agreed") : only(telling),
                EntryState.LIVE,
                !all,
                cells);
    }

    private static String on(String word, List<String> at) {
        return at.size() == 1
                ? Words.of("matrix.on", word, at.getFirst())
                : Words.of("matrix.on", word, Figures.count(at.size()));
    }

    private static String only(List<String> telling) {
        return telling.size() == 1
                ? Words.of("attach.only.one", telling.getFirst())
                : Words.of("attach.only.many", Figures.count(telling.size()));
    }

    private MatrixCell cell(WatchedRelay relay, Namespace name) {
        Seen seen = relay.table().get(name);
        boolean told = seen != null && Claims.tells(relay, name);
        return new MatrixCell(
                claims.state(relay, name),
                seen != null && told ? seen.hops().length() : -1,
                false,
                seen != null && told ? ages.of(seen.since()) : "");
    }
}
