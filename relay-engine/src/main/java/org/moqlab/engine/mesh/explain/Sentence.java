package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.MeshEvent;

/// A sentence in the making: its words, and the events it rests on, which it names.
final class Sentence {
    /// Times are rounded to it, ns.
    private static final long GRAIN = 100_000;

    private final StringBuilder words = new StringBuilder();
    private final TreeSet<Long> events = new TreeSet<>();
    private final List<Mention> mentions = new ArrayList<>();

    /// Adds words; whole numbers and texts only.
    Sentence say(Object... parts) {
        for (Object part : parts) {
            words.append(part);
        }
        return this;
    }

    /// Adds a time, such as `5.2131s`.
    Sentence at(long t) {
        int from = words.length();
        say(time(t));
        mentions.add(new Mention(Mention.Kind.TIME, from, words.length(), t));
        return this;
    }

    /// Adds a session by its number, such as `session 7`.
    Sentence session(long number) {
        say("session ");
        int from = words.length();
        say(number);
        mentions.add(new Mention(Mention.Kind.SESSION, from, words.length(), number));
        return this;
    }

    /// Names the events that show what was just said, such as ` (#7, #9)`.
    Sentence see(MeshEvent... shown) {
        long[] numbers = new long[shown.length];
        for (int i = 0; i < shown.length; i++) {
            numbers[i] = shown[i].n();
        }
        return see(numbers);
    }

    /// The same by number; 0 is left out.
    Sentence see(long... numbers) {
        String before = " (";
        for (long n : numbers) {
            if (n > 0) {
                events.add(n);
                words.append(before).append('#').append(n);
                before = ", ";
            }
        }
        if (!before.equals(" (")) {
            words.append(')');
        }
        return this;
    }

    /// Ends it.
    Statement as(Statement.Kind kind, String relay) {
        return as(kind, relay, OptionalLong.empty());
    }

    Statement as(Statement.Kind kind, String relay, OptionalLong route) {
        return new Statement(kind, relay, route, words.toString(), List.copyOf(events), mentions);
    }

    /// A time as people read it.
    static String time(long ns) {
        return Durations.format((ns + GRAIN / 2) / GRAIN * GRAIN);
    }

    /// A number of hops in words.
    static String hops(long hops) {
        return hops + (hops == 1 ? " hop" : " hops");
    }
}
