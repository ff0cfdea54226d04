package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.moqlab.engine.simulation.explore.Probe.Look;

/// How far an exploration has come, and what it has seen.
final class Tour {
    private static final String HEAD = "lab explore";
    private static final String BROKEN = "broken ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// What is explored, so that nobody goes on with something else.
    private final String of;

    private final Map<String, Long> broken = new TreeMap<>();
    private long next;
    private long runs;
    private long events;
    private long cut;
    private long hits;

    Tour(String of, long first) {
        this.of = of;
        this.next = first;
    }

    /// The next seed to look into.
    long next() {
        return next;
    }

    long runs() {
        return runs;
    }

    long hits() {
        return hits;
    }

    /// Takes in what a seed had to show.
    ///
    /// @param step from this seed to the next
    void accept(Look look, long step) {
        next += step;
        runs++;
        events += look.events();
        cut += look.cut() ? 1 : 0;
        hits += look.hit().isPresent() ? 1 : 0;
        look.broken().forEach(id -> broken.merge(id, 1L, Long::sum));
    }

    /// The figures, for people.
    ///
    /// @param what is counted as a hit, such as `defects`
    List<String> lines(String what) {
        List<String> lines = new ArrayList<>();
        lines.add("runs: %d, %d of them left alone at their bound".formatted(runs, cut));
        lines.add("events: " + events);
        lines.add(what + ": " + hits);
        broken.forEach((id, count) -> lines.add("broke " + id + ": " + count));
        return lines;
    }

    /// Everything, for [#read].
    String text() {
        StringBuilder out = new StringBuilder(HEAD + "\n");
        out.append("of: ").append(of).append('\n');
        numbers().forEach((key, value) -> out.append(key + ": " + value + "\n"));
        broken.forEach((id, count) -> out.append(BROKEN + id + ": " + count + "\n"));
        return out.toString();
    }

    private Map<String, Long> numbers() {
        return new TreeMap<>(
                Map.of("next", next, "runs", runs, "events", events, "cut", cut, "hits", hits));
    }

    /// What [#text] wrote.
    ///
    /// @param of what is to be explored
    /// @return empty when it is of something else, or no such text
    static Optional<Tour> read(String text, String of) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2
                || !lines.getFirst().equals(HEAD)
                || !lines.get(1).equals("of: " + of)) {
            return Optional.empty();
        }
        Map<String, Long> numbers = new TreeMap<>();
        for (String line : lines.subList(2, lines.size())) {
            int colon = line.lastIndexOf(": ");
            if (colon < 0 || !NUMBER.matcher(line.substring(colon + 2)).matches()) {
                return Optional.empty();
            }
            numbers.put(line.substring(0, colon), Long.parseLong(line.substring(colon + 2)));
        }
        Tour tour = new Tour(of, 0);
        if (!numbers.keySet().containsAll(tour.numbers().keySet())) {
            return Optional.empty();
        }
        numbers.forEach(tour::set);
        return Optional.of(tour);
    }

    private void set(String key, long value) {
        switch (key) {
            case "next" -> next = value;
            case "runs" -> runs = value;
            case "events" -> events = value;
            case "cut" -> cut = value;
            case "hits" -> hits = value;
            default -> broken.put(key.replaceFirst("^" + BROKEN, ""), value);
        }
    }
}
