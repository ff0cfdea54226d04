package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.MeshEvent;

final class SessionNamesTest {
    private static MeshEvent dial(long n, String from, String to, long session) {
        return new MeshEvent(
                n,
                0,
                from,
                session,
                0,
                List.of(),
                new SessionChanged(SessionChanged.Phase.DIALLING, to, true, "", 0));
    }

    @Test
    void connectionsOfAPairAreCountedWhicheverEndDialled() {
        SessionNames names = new SessionNames();
        names.follow(dial(1, "A", "B", 7));
        names.follow(dial(2, "B", "A", 8));
        names.follow(dial(3, "A", "C", 9));
        assertEquals("A–B·1", names.full(7));
        assertEquals("A–B·2", names.full(8));
        assertEquals("A–C·1", names.full(9));
        assertEquals("A·2", names.from("B", 8));
        assertEquals("B·2", names.from("A", 8));
    }

    @Test
    void anUnknownConnectionKeepsItsNumberAndNoneIsEmpty() {
        SessionNames names = new SessionNames();
        assertEquals("#12", names.full(12));
        assertEquals("", names.full(0));
    }
}
