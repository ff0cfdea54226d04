package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What comes of a request for a WebTransport session that the other end turns away.
public abstract class EntranceContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    /// Turns away whoever asks for another path than `/anon`, and has a script hear the rest.
    private record Choosy(Script script) implements Endpoint {
        @Override
        public String name() {
            return script.name();
        }

        @Override
        public OptionalInt refuses(String peer, String path) {
            return path.equals("/anon") ? OptionalInt.empty() : OptionalInt.of(401);
        }

        @Override
        public List<RelayAction> handle(long now, RelayInput input) {
            return script.handle(now, input);
        }

        @Override
        public OptionalLong nextDeadline() {
            return script.nextDeadline();
        }

        @Override
        public Endpoint copy() {
            return new Choosy(script);
        }
    }

    private static RelayAction dial(String target) {
        return new RelayAction.Dial("B", new Offer.WebTransport(target, List.of(Rig.WIRE)));
    }

    @Test
    void a_refused_request_is_a_dial_that_failed_with_the_status_as_its_code() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = new Script("B");
            rig.run(new Choosy(b));
            rig.act(a, dial("/other?jwt=x"));
            assertEquals(
                    new RelayInput.DialFailed("B", 401, "the other end answers 401 unauthorized"),
                    a.await(RelayInput.DialFailed.class));
            assertEquals(
                    new RelayInput.CallerRefused("A", "/other", 401),
                    b.await(RelayInput.CallerRefused.class));
            assertEquals(1, b.heard(RelayInput.CallerRefused.class).size());
            assertEquals(List.of(), b.heard(RelayInput.SessionOpened.class));
            assertEquals(List.of("A dials B as 1", "A failed to dial as 1"), rig.told());
        }
    }

    @Test
    void the_next_request_is_looked_at_anew() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            rig.run(new Choosy(new Script("B")));
            rig.act(a, dial("/"));
            a.await(RelayInput.DialFailed.class);
            rig.act(a, dial("/anon"));
            assertEquals("/anon", a.await(RelayInput.SessionOpened.class).path());
        }
    }
}
