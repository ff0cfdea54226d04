package org.moqlab.app.lesson;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.model.Namespace;

/// A lesson as its file has it.
///
/// @param name of its file, without folder and ending
/// @param number its place among the lessons, from 1
/// @param title what it is about, in a few words
/// @param about a paragraph for who chooses
/// @param steps what happens, in order
public record Lesson(String name, int number, String title, String about, List<Step> steps) {
    /// Creates a lesson; the list is copied.
    public Lesson {
        steps = List.copyOf(steps);
    }

    /// A question about a run, and the run that answers it.
    ///
    /// @param goal what there is to be learned
    /// @param question what is asked
    /// @param hint where to look; may be empty
    /// @param look who and what is selected
    /// @param span of the run
    /// @param exhibit what is played
    /// @param judged the same scenario with everything that is to be judged: first what must be so,
    ///   then what each choice claims
    /// @param checks how many of the expectations must be so
    /// @param choices what can be guessed
    /// @param explain why it is so
    public record Step(
            String goal,
            String question,
            String hint,
            Look look,
            Span span,
            Exhibit exhibit,
            Scenario judged,
            int checks,
            List<Choice> choices,
            String explain) {
        /// Creates a step; the list is copied.
        public Step {
            choices = List.copyOf(choices);
        }

        /// What a run comes to.
        ///
        /// @param outcomes of all that is judged, in the order of its expectations
        public Answer answer(List<Verdicts.Outcome> outcomes) {
            List<String> failed =
                    outcomes.stream()
                            .limit(checks)
                            .filter(outcome -> !outcome.ok())
                            .map(outcome -> outcome.text() + ": " + outcome.found())
                            .toList();
            List<Boolean> right =
                    choices.stream()
                            .map(choice ->
                                    outcomes.subList(choice.from(), choice.to()).stream()
                                            .allMatch(Verdicts.Outcome::ok))
                            .toList();
            return new Answer(failed, right);
        }
    }

    /// Who and what is selected.
    public record Look(Optional<String> node, Optional<Namespace> namespace) {}

    /// When a step happens.
    ///
    /// @param at mesh time at which the run stands when it is asked, ns
    /// @param to mesh time to which it goes on, ns
    /// @param slower how many times slower than the clock on the wall it goes
    public record Span(long at, long to, int slower) {
        @Override
        public String toString() {
            return Durations.format(at) + " to " + Durations.format(to);
        }
    }

    /// Something to guess.
    ///
    /// @param say what it says
    /// @param more a second line; may be empty
    /// @param because why it is right, or wrong
    /// @param from index of its first claim among the expectations that are judged
    /// @param to index after its last
    public record Choice(String say, String more, String because, int from, int to) {}

    /// What a run says to a question.
    ///
    /// @param failed what the lesson promises and the run did not show; empty when all is well
    /// @param right whether each choice is what happened
    public record Answer(List<String> failed, List<Boolean> right) {
        /// Creates an answer; the lists are copied.
        public Answer {
            failed = List.copyOf(failed);
            right = List.copyOf(right);
        }

        /// The only choice that is what happened; empty when the run shows none or several, or not
        /// what the lesson promises.
        public Optional<Integer> only() {
            int first = right.indexOf(true);
            boolean one = failed.isEmpty() && first >= 0 && first == right.lastIndexOf(true);
            return one ? Optional.of(first) : Optional.empty();
        }
    }
}
