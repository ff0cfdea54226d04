package org.moqlab.engine.mesh.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;

/// Checks that statements name events, that these are in the journal, and that the sentences speak
/// of them: of who they happened to, and of when.
public final class Cited {
    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");
    private static final Pattern DATED =
            Pattern.compile("(?:at|since) ([0-9.]+m?s) \\(#(\\d+)[^)]*\\)");

    private Cited() {}

    /// Checks every statement of an explanation.
    public static void check(Explanation explanation, Journal journal) {
        assertFalse(explanation.statements().isEmpty(), explanation::subject);
        explanation.statements().forEach(statement -> check(statement, explanation, journal));
    }

    private static void check(Statement statement, Explanation of, Journal journal) {
        String text = statement.text();
        assertEquals(statement.events(), numbers(text), text);
        assertFalse(statement.events().isEmpty(), text);
        for (long n : statement.events()) {
            assertTrue(n <= of.last(), text);
            MeshEvent event = journal.event(n).orElseThrow();
            boolean state = n == of.last();
            boolean named =
                    event.relay().isEmpty()
                            || event.relay().equals(statement.relay())
                            || text.matches("(?s).*\\b" + event.relay() + "\\b.*");
            assertTrue(state || named, () -> text + " does not speak of " + event);
        }
        Matcher dated = DATED.matcher(text);
        while (dated.find()) {
            MeshEvent event = journal.event(Long.parseLong(dated.group(2))).orElseThrow();
            assertEquals(dated.group(1), Sentence.time(event.t()), text);
        }
        if (statement.kind() == Statement.Kind.HEARD) {
            MeshEvent sent = journal.event(statement.events().getFirst()).orElseThrow();
            MeshEvent received = journal.event(statement.events().getLast()).orElseThrow();
            assertEquals(sent.n(), received.cause(), text);
            assertEquals(statement.relay(), received.relay(), text);
            assertTrue(sent.body() instanceof EventBody.Sent, text);
        }
    }

    private static List<Long> numbers(String text) {
        TreeSet<Long> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Long.parseLong(matcher.group(1)));
        }
        return List.copyOf(numbers);
    }
}
