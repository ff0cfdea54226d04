package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.Finding;

/// What looks wrong in what watched relays tell (GOSSIP D.4). Each finding says what it rests on
/// and what speaks against it: from outside nothing of this is proven, but for what was asked for.
final class Detectors {
    /// Kinds of findings there are.
    static final List<String> KINDS =
            List.of("zombie", "flap", "ghost", "corpse", "twin-ids", "black-hole", "disagreement");

    /// Findings of one look; more are left out, as [Suspicions] chooses.
    static final int MAX_FINDINGS = 200;

    /// Re-announces with ever more hops that make a zombie.
    static final int RISES = 3;

    /// Returns within [#WINDOW] that make a flap.
    static final int RETURNS = 3;

    /// See [#RETURNS], ns.
    static final long WINDOW = 10_000_000_000L;

    /// How long relays are given to agree, ns.
    static final long SETTLING = 5_000_000_000L;

    /// How long relays are given to agree over a session that carries nothing, ns: it may have been
    /// opened just now.
    static final long IDLING = 30_000_000_000L;

    /// How long an answer to a probe counts, ns.
    static final long PROVEN = 60_000_000_000L;

    private final ClusterView view;
    private final long now;
    private final Suspicions found = new Suspicions();

    private Detectors(ClusterView view, long now) {
        this.view = view;
        this.now = now;
    }

    /// Everything that looks wrong.
    static List<Finding> look(ClusterView view, long now) {
        Detectors detectors = new Detectors(view, now);
        detectors.names();
        detectors.twins();
        detectors.holes();
        detectors.disagreements();
        return detectors.found.kept(MAX_FINDINGS);
    }

    private void add(
            String kind,
            String subject,
            List<String> relays,
            String expected,
            String is,
            String why) {
        found.add(new Finding(kind, subject, relays, 0, expected, is, why, List.of()));
    }

    private void names() {
        for (WatchedRelay relay : view.up()) {
            for (Seen seen : relay.table().values()) {
                flapping(relay, seen);
                Optional<Probe> probe = probe(relay, seen);
                if (probe.filter(Probe::isDead).isPresent()) {
                    unanswered(relay, probe.get());
                } else if (probe.filter(each -> each.outcome() == Probe.Outcome.ALIVE).isEmpty()) {
                    rising(relay, seen);
                    settled(relay, seen);
                }
            }
        }
    }

    /// What came of asking for a name, while it says something of it.
    private Optional<Probe> probe(WatchedRelay relay, Seen seen) {
        return Optional.ofNullable(relay.probes().get(seen.namespace()))
                .filter(_ -> seen.told())
                .filter(each -> each.askedAt() >= seen.since())
                .filter(each -> now - each.askedAt() <= PROVEN);
    }

    private void unanswered(WatchedRelay relay, Probe probe) {
        String against =
                probe.outcome() == Probe.Outcome.SILENT
                        ? "its publisher may not have that track, or send it seldom"
                        : "its publisher may just have left";
        add(
                "ghost",
                probe.namespace().path(),
                List.of(relay.name()),
                "an object of " + probe.track() + " for who asks",
                "asked "
                        + Durations.format(tenths(now - probe.askedAt()))
                        + " ago: "
                        + probe.detail(),
                against);
    }

    private static long tenths(long time) {
        return time - time % (Durations.SECOND / 10);
    }

    private void settled(WatchedRelay relay, Seen seen) {
        if (seen.told() && now - seen.changedAt() >= SETTLING) {
            passing(relay, seen);
        }
    }

    private void rising(WatchedRelay relay, Seen seen) {
        if (seen.rises() < RISES || now - seen.changedAt() > WINDOW || view.isPublished(seen)) {
            return;
        }
        add(
                "zombie",
                seen.namespace().path(),
                List.of(relay.name()),
                "hops that do not rise from announce to announce",
                "risen "
                        + seen.rises()
                        + " times in a row, to "
                        + seen.hops().length()
                        + ", and no watched relay has it from a publisher",
                "a publisher may be at a relay that is not watched");
    }

    private void flapping(WatchedRelay relay, Seen seen) {
        long returns = seen.returns(now, WINDOW);
        if (returns >= RETURNS) {
            add(
                    "flap",
                    seen.namespace().path(),
                    List.of(relay.name()),
                    "fewer than " + RETURNS + " returns in 10 s",
                    returns + " returns in 10 s",
                    "a publisher may really come and go so often");
        }
    }

    private void passing(WatchedRelay relay, Seen seen) {
        List<Origin> path = seen.path();
        for (int i = 0; i < path.size(); i++) {
            Origin id = path.get(i);
            Optional<WatchedRelay> passed = view.lost(id);
            if (passed.isPresent()) {
                add(
                        "corpse",
                        seen.namespace().path(),
                        List.of(relay.name(), passed.get().name()),
                        "no way through a relay that does not answer",
                        "a way through "
                                + passed.get().name()
                                + ", "
                                + passed.get().standing().detail(),
                        "it may answer others and not us");
                return;
            }
        }
        unknown(relay, seen, path);
    }

    /// The first of a path may be a publisher, whom nobody needs to know.
    private void unknown(WatchedRelay relay, Seen seen, List<Origin> path) {
        List<Origin> strangers =
                path.stream()
                        .skip(1)
                        .filter(Origin::isKnown)
                        .filter(id -> !view.isKnown(id))
                        .toList();
        if (!strangers.isEmpty() && view.nodesAreTold()) {
            add(
                    "ghost",
                    seen.namespace().path(),
                    List.of(relay.name()),
                    "a way through relays that somebody knows",
                    "a way through "
                            + strangers.getFirst().id()
                            + ", which is in no /nodes and is"
                            + " none of those watched",
                    "it may be a relay that names itself to nobody; only a subscription would"
                            + " tell");
        }
    }

    private void twins() {
        Map<Origin, List<String>> owners = new TreeMap<>();
        for (WatchedRelay relay : view.up()) {
            relay.id()
                    .filter(Origin::isKnown)
                    .ifPresent(id ->
                            owners.computeIfAbsent(id, _ -> new ArrayList<>()).add(relay.name()));
        }
        owners.forEach((id, names) -> {
            if (names.size() > 1) {
                add(
                        "twin-ids",
                        Long.toString(id.id()),
                        names,
                        "an identity of its own for every relay",
                        String.join(" and ", names) + " answer as " + id.id(),
                        "two URLs may lead to one relay");
            }
        });
    }

    private void holes() {
        for (ClusterView.Edge edge : view.edges()) {
            Optional<WatchedRelay> from = view.upNamed(edge.from());
            Optional<WatchedRelay> to = view.upNamed(edge.to());
            if (from.isPresent() && to.isPresent()) {
                boolean used = edge.basis() != ClusterView.Basis.UNUSED;
                hole(from.get(), to.get(), used);
                hole(to.get(), from.get(), used);
            }
        }
    }

    /// @param used whether a way leads over the session, rather than that an end says it has one
    private void hole(WatchedRelay has, WatchedRelay lacks, boolean used) {
        long patience = used ? SETTLING : IDLING;
        for (Seen seen : has.table().values()) {
            Seen there = lacks.table().get(seen.namespace());
            boolean missing = there == null || !there.told();
            boolean settled =
                    seen.told()
                            && now - seen.changedAt() >= patience
                            && now - lacks.standing().since() >= patience
                            && (there == null || now - there.changedAt() >= patience);
            boolean back = lacks.id().isPresent() && seen.path().contains(lacks.id().get());
            if (missing && settled && !back && has.tellsPaths() && lacks.tellsPaths()) {
                add(
                        "black-hole",
                        seen.namespace().path(),
                        List.of(lacks.name(), has.name()),
                        "known at " + lacks.name() + ", which has a session with " + has.name(),
                        "known at " + has.name() + " only",
                        used
                                ? "what either shows us may be less than what it shows the other"
                                : "no way leads over that session, of which an end tells: it may be"
                                        + " new, or not allowed to carry names");
            }
        }
    }

    private void disagreements() {
        for (WatchedRelay relay : view.up()) {
            relay.pages().listed().ifPresent(names -> disagreement(relay, new TreeSet<>(names)));
        }
    }

    private void disagreement(WatchedRelay relay, SortedSet<String> listed) {
        for (Seen seen : relay.table().values()) {
            boolean settled = Math.abs(relay.pages().listedAt() - seen.changedAt()) >= SETTLING / 5;
            String name = seen.namespace().path();
            boolean inner = seen.namespace().startsWith(new Namespace(".internal"));
            if (settled
                    && relay.pages().listedAt() > seen.changedAt()
                    && seen.told() != listed.contains(name)
                    && !(inner && !listed.contains(name))) {
                String says = seen.told() ? "its session tells it" : "its session has withdrawn it";
                add(
                        "disagreement",
                        name,
                        List.of(relay.name()),
                        "the same names by session and by /announced",
                        says + ", /announced says " + (seen.told() ? "nothing" : "it is there"),
                        "what each may see differs with the token");
            }
        }
    }
}
