package org.moqlab.engine.cli;

import java.io.PrintWriter;
import org.moqlab.engine.mesh.Durations;

/// One line of progress that overwrites itself; silent where nobody watches.
final class Progress {
    private static final long STEP = Durations.SECOND / 10;

    private final PrintWriter err;
    private final boolean shown;
    private long last = -1;
    private String about = "";

    /// @param shown whether a person watches
    Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /// Progress as the launcher found it: `moqlab.progress` is set when standard error is a
    /// terminal.
    static Progress on(PrintWriter err) {
        return new Progress(err, Boolean.getBoolean("moqlab.progress"));
    }

    /// Progress that nobody sees.
    static Progress silent(PrintWriter err) {
        return new Progress(err, false);
    }

    /// The next of several runs is being waited for.
    void step(int number, int all, String what) {
        if (shown) {
            last = 0;
            err.print("\r\u001b[K" + number + " of " + all + "  " + Plain.line(what));
            err.flush();
        }
    }

    /// The run has come to `now` of `end`, ns.
    void at(long now, long end) {
        at("", now, end);
    }

    /// One of several runs has come to `now` of `end`, ns; 0 of 0 when it is over.
    ///
    /// @param what which, and how many there are; empty for the only one
    void at(String what, long now, long end) {
        long tenths = now / STEP;
        if (shown && (tenths != last || !what.equals(about))) {
            last = tenths;
            about = what;
            String time = Durations.format(tenths * STEP) + " of " + Durations.format(end);
            String dash = what.isEmpty() ? "" : ", ";
            err.print("\r\u001b[K" + what + (end == 0 ? "" : dash + time) + "  ");
            err.flush();
        }
    }

    /// Wipes the line.
    void done() {
        if (shown && last >= 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
