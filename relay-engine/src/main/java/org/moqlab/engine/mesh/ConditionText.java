package org.moqlab.engine.mesh;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;

/// Reads conditions as people write them; [Condition#text] writes them.
public final class ConditionText {
    /// Longest text that is read, in UTF-16 units.
    public static final int MAX_LENGTH = 5_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,17}");

    private ConditionText() {}

    /// Reads a condition.
    ///
    /// @return empty when `text` is none
    public static Optional<Condition> parse(String text) {
        String[] words = text.strip().split("\\s+", 3);
        if (text.length() > MAX_LENGTH || words.length == 0 || !isName(words[0])) {
            return Optional.empty();
        }
        String second = words.length > 1 ? words[1] : "";
        Optional<Condition> turns = turns(words, second);
        if (turns.isPresent()) {
            return turns;
        }
        return words.length > 2 ? Optional.empty() : alone(words[0], second);
    }

    private static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    private static Optional<Condition> alone(String word, String rest) {
        return switch (word) {
            case "finding" -> finding(rest);
            case "messages" ->
                    COUNT.matcher(rest).matches()
                            ? Optional.of(new Condition.MessagesSent(Long.parseLong(rest)))
                            : Optional.empty();
            case "time" -> time(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> finding(String rest) {
        return rest.isEmpty() || isName(rest)
                ? Optional.of(
                        new Condition.FindingRaised(
                                Optional.of(rest).filter(ConditionText::isName)))
                : Optional.empty();
    }

    private static Optional<Condition> time(String rest) {
        OptionalLong t = Durations.parse(rest);
        return t.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition.TimeReached(t.getAsLong()));
    }

    private static Optional<Condition> turns(String[] words, String verb) {
        if (verb.equals("is") && words.length == 3) {
            return Arrays.stream(ClientState.values())
                    .filter(state -> state.word().equals(words[2]))
                    .findFirst()
                    .map(state -> new Condition.ClientTurns(words[0], state));
        }
        Optional<Namespace> namespace =
                words.length == 3
                        ? Optional.of(words[2]).flatMap(ConditionText::name)
                        : Optional.empty();
        if (words.length == 3 && namespace.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> relay =
                words[0].equals(Condition.ANY) ? Optional.empty() : Optional.of(words[0]);
        return Arrays.stream(Condition.Change.values())
                .filter(change -> change.word().equals(verb))
                .findFirst()
                .map(change -> new Condition.TableTurns(relay, change, namespace));
    }

    private static Optional<Namespace> name(String text) {
        return text.length() > Namespace.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new Namespace(text));
    }
}
