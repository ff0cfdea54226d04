package org.moqlab.engine.cli;

import java.io.PrintWriter;

/// Reports as TAP 14: the points of a single play, else each play as a subtest.
final class TapReporter implements Reporter {
    private final Tap tap;
    private boolean single;
    private int number;
    private int failed;

    TapReporter(PrintWriter out) {
        this.tap = new Tap(out);
    }

    @Override
    public void begin(int plays) {
        single = plays == 1;
        tap.version();
        if (!single) {
            tap.plan(plays);
        }
    }

    @Override
    public void begins(Play play, Trial trial) {
        if (single) {
            tap.plan(trial.points());
            tap.comment(play.scenario().title());
            tap.comment(trial.how());
        }
    }

    @Override
    public void ended(Report report) {
        number++;
        failed += report.ok() ? 0 : 1;
        if (single) {
            tap.points(report.outcomes(), report.judged());
            report.comments().forEach(tap::comment);
            return;
        }
        Tap inner = tap.subtest(report.play().label());
        inner.plan(report.outcomes().size());
        inner.comment(report.play().scenario().title());
        inner.comment(report.how());
        inner.points(report.outcomes(), report.judged());
        report.comments().forEach(inner::comment);
        tap.point(number, report.ok(), report.play().label());
    }

    @Override
    public void end() {
        if (!single) {
            tap.comment((number - failed) + " of " + number + " went as expected");
        }
    }
}
