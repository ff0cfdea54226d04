package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// Why a finding was raised.
final class FindingAnswer {
    /// Most events of the evidence that get a sentence of their own.
    static final int MAX_EVIDENCE = 12;

    private FindingAnswer() {}

    static Optional<Explanation> of(Scenario scenario, Journal journal, long last, int number) {
        MeshSnapshot present = journal.snapshot();
        List<RaisedFinding> raised =
                present.findings().stream().filter(found -> found.n() <= last).toList();
        if (number < 1 || number > raised.size()) {
            return Optional.empty();
        }
        RaisedFinding found = raised.get(number - 1);
        MeshSnapshot then = journal.snapshotAt(found.n()).orElse(present);
        long upTo = then.n();
        Ground ground =
                new Ground(scenario, new History(Past.of(journal, upTo), upTo), then, then.t());
        List<Statement> answer = new ArrayList<>();
        answer.add(verdict(found, number));
        answer.addAll(evidence(ground, found.finding()));
        if (upTo == found.n()) {
            entry(ground, found.finding()).ifPresent(answer::addAll);
        } else {
            Sentence out = new Sentence().say("The state at that moment is not known: ");
            ground.beginning(out);
            answer.add(out.say(".").as(Kind.UNKNOWN, ""));
        }
        return Optional.of(new Explanation("finding " + number, found.t(), found.n(), answer));
    }

    private static Statement verdict(RaisedFinding found, int number) {
        Finding finding = found.finding();
        Sentence out = new Sentence().say("Finding ", number, ", ", finding.invariant());
        out.say(", was raised at ").at(found.t()).see(found.n());
        out.say(" about ", finding.subject());
        if (!finding.relays().isEmpty()) {
            out.say(" at ", String.join(", ", finding.relays()));
        }
        out.say(": expected ", finding.expected(), "; found ", finding.found());
        return out.say(".").as(Kind.VERDICT, "");
    }

    private static List<Statement> evidence(Ground ground, Finding finding) {
        List<Statement> answer = new ArrayList<>();
        for (long n : finding.evidence().stream().limit(MAX_EVIDENCE).toList()) {
            Optional<MeshEvent> event = ground.history().event(n);
            event.ifPresent(at -> {
                Sentence out = new Sentence();
                ground.deeds().say(at, out);
                answer.add(out.say(".").as(Kind.FINDING, at.relay()));
            });
        }
        return answer;
    }

    /// The entry of the first relay it is about, when it is about a name.
    private static Optional<List<Statement>> entry(Ground ground, Finding finding) {
        Namespace namespace = new Namespace(finding.subject());
        boolean known =
                ground.truth(namespace).isPresent()
                        || finding.relays().stream()
                                .anyMatch(relay -> ground.row(relay, namespace).isPresent());
        return known
                ? finding.relays().stream()
                        .filter(ground.snapshot().relays()::containsKey)
                        .findFirst()
                        .map(relay -> Explainer.entry(ground, relay, namespace))
                : Optional.empty();
    }
}
