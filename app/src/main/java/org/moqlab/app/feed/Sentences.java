package org.moqlab.app.feed;

import java.util.regex.Pattern;
import org.moqlab.app.words.Figures;
import org.moqlab.engine.mesh.explain.Statement;

/// Writes what the engine states the way all panes write times and sessions.
public final class Sentences {
    private static final Pattern EVENTS = Pattern.compile(" \\(#[^)]*\\)");

    private Sentences() {}

    /// The sentence without the numbers of its events, which stand beside it as a link.
    public static String of(Statement statement, SessionNames sessions) {
        return EVENTS.matcher(statement.written(Figures::clock, sessions::full)).replaceAll("");
    }

    /// Number of the event that shows it last; 0 for none.
    public static long event(Statement statement) {
        return statement.events().isEmpty() ? 0 : statement.events().getLast();
    }
}
