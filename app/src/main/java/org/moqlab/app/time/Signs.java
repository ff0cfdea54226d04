package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Chronicle;
import org.moqlab.app.feed.Mark;
import org.moqlab.app.feed.Place;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;

/// The signs of a run: of what happened, and of what the scenario will do. Each is put into words
/// once, however often the strip is drawn.
final class Signs {
    private List<Sign> past = new ArrayList<>();
    private List<Sign> toCome = List.of();
    private @Nullable Chronicle read;
    private @Nullable Scenario planned;

    /// What happened, in the order of the recording.
    List<Sign> past(Chronicle chronicle) {
        if (chronicle != read) {
            read = chronicle;
            past = new ArrayList<>();
        }
        List<Mark> marks = chronicle.marks();
        marks.subList(past.size(), marks.size()).forEach(mark -> past.add(sign(mark)));
        return past;
    }

    /// What the scenario does after `end`, ns, in order of time.
    List<Sign> toCome(Scenario scenario, long end) {
        if (!scenario.equals(planned)) {
            planned = scenario;
            toCome =
                    scenario.acts().stream()
                            .filter(Scenario.Act::isTimed)
                            .map(Signs::planned)
                            .sorted(Comparator.comparingLong(sign -> sign.place().t()))
                            .toList();
        }
        int done = 0;
        while (done < toCome.size() && toCome.get(done).place().t() <= end) {
            done++;
        }
        return toCome.subList(done, toCome.size());
    }

    private static Sign planned(Scenario.Act act) {
        return new Sign(
                new Place(Sign.UNKNOWN, act.at()),
                Sign.Kind.TO_COME,
                Words.command(act.command().text()));
    }

    private static Sign sign(Mark mark) {
        Sign.Kind kind =
                switch (mark.kind()) {
                    case COMMAND -> Sign.Kind.COMMAND;
                    case FAULT -> Sign.Kind.FAULT;
                    case FINDING -> Sign.Kind.FINDING;
                };
        return new Sign(mark.place(), kind, Words.command(mark.text()));
    }
}
