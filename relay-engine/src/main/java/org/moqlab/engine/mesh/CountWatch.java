package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Expected.Counted;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Counts something in a span of time.
final class CountWatch implements Watch {
    private static final int MAX_SHOWN = 8;
    private static final String TOGETHER = "";

    private final Expected.Count expected;
    private final Map<String, Long> counts = new TreeMap<>();
    private long seenTo;

    CountWatch(Expected.Count expected, List<String> relays) {
        this.expected = expected;
        if (expected.each()) {
            relays.forEach(relay -> counts.put(relay, 0L));
        } else {
            counts.put(expected.relay().orElse(TOGETHER), 0L);
        }
    }

    @Override
    public long to() {
        return expected.to();
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        seenTo = last;
    }

    @Override
    public void saw(MeshEvent event) {
        boolean inTime = event.t() >= expected.from() && event.t() <= expected.to();
        if (inTime && counts(expected.what(), event)) {
            boolean together = counts.containsKey(TOGETHER);
            counts.computeIfPresent(together ? TOGETHER : event.relay(), (_, n) -> n + 1);
        }
    }

    private static boolean counts(Counted what, MeshEvent event) {
        return switch (what) {
            case MESSAGES -> event.body() instanceof EventBody.Sent;
            case ANNOUNCES ->
                    sends(event, MessageView.Kind.ANNOUNCE)
                            || sends(event, MessageView.Kind.REANNOUNCE);
            case UNANNOUNCES -> sends(event, MessageView.Kind.UNANNOUNCE);
            case SUBSCRIPTIONS -> sends(event, MessageView.Kind.SUBSCRIBE);
            case DECISIONS -> event.body() instanceof EventBody.Decided;
            case DIALS -> comes(event, SessionChanged.Phase.DIALLING);
            case LOSSES ->
                    comes(event, SessionChanged.Phase.CLOSED)
                            || comes(event, SessionChanged.Phase.IDLE);
            case FAILURES -> event.body() instanceof EventBody.RelayFailed;
        };
    }

    private static boolean sends(MeshEvent event, MessageView.Kind kind) {
        return event.body() instanceof EventBody.Sent sent && sent.message().kind() == kind;
    }

    private static boolean comes(MeshEvent event, SessionChanged.Phase phase) {
        return event.body() instanceof SessionChanged change && change.phase() == phase;
    }

    @Override
    public Verdicts.Outcome outcome() {
        if (expected.to() != Expected.END && seenTo < expected.to()) {
            return new Verdicts.Outcome(expected.text(), false, "the run ended before");
        }
        List<String> wrong = new ArrayList<>();
        counts.forEach((relay, n) -> {
            boolean fits = n >= expected.least() && n <= expected.most().orElse(Long.MAX_VALUE);
            if (!fits && wrong.size() < MAX_SHOWN) {
                wrong.add(relay.isEmpty() ? Long.toString(n) : relay + " " + n);
            }
        });
        return new Verdicts.Outcome(expected.text(), wrong.isEmpty(), String.join(", ", wrong));
    }
}
