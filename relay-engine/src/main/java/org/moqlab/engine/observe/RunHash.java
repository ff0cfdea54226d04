package org.moqlab.engine.observe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.TableRow;

/// The hash of a run: SHA-256 over the canonical form of its events, which is fields in declared
/// order, numbers as eight octets, texts and lists with their length before them (DESIGN §3).
///
/// It grows with the run: events are added one by one, and a copy goes on from where it stands. Not
/// thread-safe.
public final class RunHash {
    private final MessageDigest digest;

    /// The hash of no events yet.
    public RunHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private RunHash(RunHash other) {
        try {
            digest = (MessageDigest) other.digest.clone();
        } catch (CloneNotSupportedException missing) {
            throw new IllegalStateException("the SHA-256 of every JDK can be copied", missing);
        }
    }

    /// The hash of events in order, in lower-case hexadecimal.
    public static String of(List<MeshEvent> events) {
        RunHash hash = new RunHash();
        events.forEach(hash::add);
        return hash.hex();
    }

    /// An independent hash of the same events so far.
    public RunHash copy() {
        return new RunHash(this);
    }

    /// The hash so far, in lower-case hexadecimal; more may be added.
    public String hex() {
        return HexFormat.of().formatHex(copy().digest.digest());
    }

    /// Adds the next event.
    public void add(MeshEvent event) {
        number(event.n()).number(event.t()).text(event.relay()).number(event.session());
        number(event.cause()).numbers(event.also()).text(event.kind().name());
        switch (event.body()) {
            case EventBody.Received got ->
                    message(got.message()).number(got.stream()).number(got.offset());
            case EventBody.Sent sent ->
                    message(sent.message()).number(sent.stream()).number(sent.offset());
            case EventBody.Dropped dropped -> text(dropped.what()).text(dropped.why());
            case EventBody.Decided decided -> row(decided.row()).text(decided.rule());
            case EventBody.DeadlineReached due ->
                    text(due.timer()).text(due.subject()).text(due.effect());
            case EventBody.SessionChanged change ->
                    text(change.phase().name())
                            .text(change.peer())
                            .flag(change.dialled())
                            .text(change.detail())
                            .number(change.until());
            case EventBody.ClientChanged change ->
                    text(change.state().name()).number(change.code()).text(change.detail());
            case EventBody.RelayChanged change -> {
                flag(change.up()).text(change.how());
                // Runs that were recorded before ids were keep their hash.
                if (change.id().isKnown()) {
                    number(change.id().id());
                }
            }
            case EventBody.TruthChanged truth -> {
                text(truth.namespace().path());
                texts(truth.publishers()).number(truth.bound());
            }
            case EventBody.CommandApplied command -> text(command.text());
            case EventBody.FaultApplied fault -> text(fault.text());
            case EventBody.FindingRaised raised -> finding(raised.finding());
            case EventBody.RelayFailed failed -> text(failed.reason());
        }
    }

    private RunHash message(MessageView message) {
        text(message.kind().name()).text(message.name()).text(message.summary());
        number(message.fields().size());
        message.fields().forEach(field -> text(field.name()).text(field.value()));
        return bytes(message.bytes());
    }

    private RunHash row(TableRow row) {
        text(row.namespace().path()).number(row.best().isPresent() ? 1 : 0);
        row.best().ifPresent(this::route);
        number(row.standbys());
        row.standby().forEach(this::route);
        // What else it waits for follows from the reason of the best route and the timings.
        return number(row.holdDownUntil());
    }

    private void route(RankedRoute ranked) {
        number(ranked.route().uid()).number(ranked.route().session().number());
        hops(ranked.route().hops()).number(ranked.route().arrivedAt());
        number(ranked.route().note()).text(ranked.reason().name());
        Namespace root = ranked.route().root();
        if (!root.equals(Namespace.ROOT)) {
            text("root").text(root.path());
        }
        cost("cost", ranked.route().cost());
        cost("advertised", ranked.route().advertised());
    }

    private void cost(String name, RouteCost cost) {
        if (!cost.equals(RouteCost.ZERO)) {
            text(name).number(cost.warm()).number(cost.cold());
        }
    }

    private RunHash hops(Hops hops) {
        return switch (hops) {
            case HopCount count -> flag(false).number(count.length());
            case HopPath path ->
                    flag(true).numbers(path.origins().stream().map(Origin::id).toList());
        };
    }

    private void finding(Finding finding) {
        text(finding.invariant()).text(finding.subject()).texts(finding.relays());
        number(finding.since()).text(finding.expected()).text(finding.found());
        text(finding.why()).numbers(finding.evidence());
    }

    private RunHash flag(boolean value) {
        return number(value ? 1 : 0);
    }

    private RunHash numbers(List<Long> values) {
        number(values.size());
        values.forEach(this::number);
        return this;
    }

    private RunHash texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    private RunHash text(String value) {
        return bytes(Bytes.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    private RunHash bytes(Bytes bytes) {
        number(bytes.length());
        digest.update(bytes.toArray());
        return this;
    }

    private RunHash number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (value >>> shift));
        }
        return this;
    }
}
