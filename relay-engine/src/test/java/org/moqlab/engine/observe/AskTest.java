package org.moqlab.engine.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is remembered of a subscriber's subscriptions.
final class AskTest {
    private long n;

    private ClientView after(ClientView view, ClientState state, long code, long t) {
        EventBody.ClientChanged change = new EventBody.ClientChanged(state, code, "");
        return view.changed(
                change, new MeshEvent(++n, t, "sub", 1, 0, java.util.List.of(), change));
    }

    @Test
    void a_subscription_has_its_times_and_its_objects() {
        ClientView view = after(ClientView.idle("sub"), ClientState.WAITING, -1, 5);
        view = after(view, ClientState.ASKED, -1, 10);
        view = after(view, ClientState.ACCEPTED, -1, 12);
        view = after(view, ClientState.PLAYING, -1, 15).withObject().withObject();
        view = after(view, ClientState.ACCEPTED_THEN_FAILED, 500, 20);
        view = after(view, ClientState.WAITING, -1, 25);

        assertEquals(
                new Ask(
                        1,
                        2,
                        10,
                        OptionalLong.of(12),
                        OptionalLong.of(15),
                        2,
                        OptionalLong.of(20),
                        ClientState.ACCEPTED_THEN_FAILED,
                        500),
                view.recent().getFirst());
        assertEquals(1, view.recent().size());
    }

    @Test
    void objects_that_overtake_the_answer_count_as_one() {
        ClientView view = after(ClientView.idle("sub"), ClientState.ASKED, -1, 10);
        view = after(view.withObject(), ClientState.PLAYING, -1, 11);

        assertEquals(OptionalLong.of(11), view.recent().getFirst().accepted());
        assertEquals(1, view.recent().getFirst().objects());
    }

    @Test
    void only_the_latest_are_remembered_and_all_are_counted() {
        ClientView view = ClientView.idle("sub");
        for (int i = 0; i < 100; i++) {
            view = after(view, ClientState.ASKED, -1, i);
            view = after(view, ClientState.REFUSED, 404, i);
        }

        assertEquals(100, view.asks());
        assertEquals(ClientView.MAX_RECENT, view.recent().size());
        assertEquals(100 - ClientView.MAX_RECENT + 1, view.recent().getFirst().number());
    }
}
