package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionOpened;

final class QuicDialerTest {
    @Test
    void a_dial_refuses_a_certificate_that_is_not_the_listed_one() {
        try (Bench bench = new Bench(Rig.PATIENT)) {
            Script a = bench.add(new Script("A"));
            bench.add(new Script("B"));
            Directory.Place real = bench.directory.place("B").orElseThrow();
            Bytes wrong = Certificates.selfSigned("B").fingerprint();
            bench.directory.list("B", new Directory.Place(real.address(), wrong));
            bench.act(a, new RelayAction.Dial("B", Rig.WIRE));
            assertEquals("B", a.await(RelayInput.DialFailed.class).peer());
            assertEquals(List.of(), a.heard(SessionOpened.class));
        }
    }
}
