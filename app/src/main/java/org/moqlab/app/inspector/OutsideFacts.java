package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;

/// What there is to say of a relay outside the lab, which is only seen from outside: what it told
/// who watches it, and how old that is.
///
/// @param moment the moment
/// @param relay its name
record OutsideFacts(Moment moment, String relay) {
    /// How it stands, in words.
    String process() {
        Optional<RelayView> view = moment.snapshot().relay(relay);
        if (view.isEmpty()) {
            return Words.of("relay.outside.unseen");
        }
        String since = Figures.span(moment.now() - view.get().since());
        return Words.of(view.get().up() ? "relay.outside.up" : "relay.outside.down", since);
    }

    /// What it told of a name, and what of that cannot be seen.
    List<WhyLine> why(Namespace namespace) {
        List<WhyLine> lines = new ArrayList<>();
        Optional<RelayView> view = moment.snapshot().relay(relay);
        Optional<RowView> row = moment.snapshot().row(relay, namespace);
        if (view.filter(RelayView::up).isEmpty()) {
            lines.add(line("so", Words.of("outside.unwatched")));
        } else if (row.isPresent()) {
            lines.add(told(row.get()));
            row.get()
                    .row()
                    .best()
                    .ifPresent(best ->
                            lines.add(
                                    line(
                                            "way",
                                            Words.counted(
                                                    "tables.hops", best.route().hops().length()))));
            lines.add(line("so", Words.of("outside.claim")));
        } else {
            lines.add(line("so", Words.of("outside.not-told")));
        }
        return lines;
    }

    private WhyLine told(RowView row) {
        String age = Figures.span(Math.max(0, moment.now() - row.changedAt()));
        return new WhyLine(
                Words.of("outside.head.from"), Words.of("outside.told", age), false, row.event());
    }

    private static WhyLine line(String head, String text) {
        return new WhyLine(Words.of("outside.head." + head), text, false, 0);
    }
}
