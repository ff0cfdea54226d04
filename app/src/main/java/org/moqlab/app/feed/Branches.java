package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;

/// All branches of a simulated run; one of them is shown. One thread.
final class Branches implements AutoCloseable {
    private final List<Timeline> all = new ArrayList<>();
    private Timeline current;

    Branches(Timeline first) {
        all.add(first);
        current = first;
    }

    /// The one that is shown.
    Timeline current() {
        return current;
    }

    /// Goes on from the state after event `n` on a new branch, which is shown from now on.
    ///
    /// @throws IllegalStateException when there are too many
    void fork(long n) {
        boolean here = n == current.journal().last();
        Timeline made = here ? current.fork(freeName()) : current.fork(freeName(), n);
        all.add(made);
        current = made;
    }

    private String freeName() {
        List<String> taken = current.branches().stream().map(Branch::name).toList();
        int number = taken.size() + 1;
        while (taken.contains(Words.of("branch.name", Integer.toString(number)))) {
            number++;
        }
        return Words.of("branch.name", Integer.toString(number));
    }

    /// Shows the branch of that name, if there is one.
    void switchTo(String name) {
        all.stream()
                .filter(branch -> branch.branch().name().equals(name))
                .findFirst()
                .ifPresent(branch -> current = branch);
    }

    /// How they all went.
    List<Lane> lanes() {
        return all.stream().map(this::lane).toList();
    }

    /// What each of them has lived through, by name.
    Map<String, Journal> recordings() {
        return all.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                branch -> branch.branch().name(), Timeline::recording));
    }

    private Lane lane(Timeline branch) {
        Branch made = branch.branch();
        Journal recording = branch.recording();
        long forkedAt = recording.event(made.forkedAt()).map(MeshEvent::t).orElse(0L);
        return new Lane(
                made.name(),
                made.parent(),
                new Place(made.forkedAt(), forkedAt),
                new Place(recording.last(), recording.snapshot().t()),
                made.equals(current.branch()));
    }

    @Override
    public void close() {
        all.forEach(Timeline::close);
        all.clear();
    }
}
