package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// What a run may go on until: its words, and the event that meets it.
final class ConditionTextTest {
    private static final EventBody SENT =
            new EventBody.Sent(
                    new MessageView(
                            MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test", List.of(), Bytes.EMPTY),
                    0,
                    0);

    /// Events 1 to 11.
    private static final List<MeshEvent> STORY =
            new Script()
                    .up(0, "A")
                    .up(0, "C")
                    .event(500, "sub", client(ClientState.ASKED))
                    .hops(1_000, "C", 2)
                    .event(1_000, "C", SENT)
                    .hops(1_100, "C", 3)
                    .event(1_200, "C", SENT)
                    .event(1_300, "sub", client(ClientState.PLAYING))
                    .breaks(1_400, "no-ghost")
                    .gone(2_000, "C")
                    .hops(3_000, "A", 2)
                    .down(4_000, "A")
                    .events();

    private static EventBody client(ClientState state) {
        return new EventBody.ClientChanged(state, -1, "");
    }

    private static OptionalLong met(String text) {
        Until until = new Until(ConditionText.parse(text).orElseThrow(), MeshSnapshot.EMPTY);
        STORY.forEach(until::accept);
        return until.met();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finding",
                "finding no-ghost",
                "C loses test",
                "any gets a/b",
                "C changes",
                "any changes",
                "sub is accepted-then-failed",
                "messages 1000",
                "time 2.5s"
            })
    void a_condition_is_written_as_it_is_read(String text) {
        assertEquals(Optional.of(text), ConditionText.parse(text).map(Condition::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "C",
                "C loves test",
                "messages",
                "messages 0",
                "messages -1",
                "messages 9999999999999999999",
                "time",
                "time soon",
                "time 2s 3s",
                "sub is",
                "sub is happy",
                "finding no ghost",
                "C: loses test"
            })
    void anything_else_is_none(String text) {
        assertEquals(Optional.empty(), ConditionText.parse(text));
    }

    @Test
    void a_name_too_long_is_none() {
        String name = "x".repeat(Namespace.MAX_LENGTH);
        assertEquals(true, ConditionText.parse("C loses " + name).isPresent());
        assertEquals(false, ConditionText.parse("C loses " + name + "x").isPresent());
    }

    @Test
    void the_first_event_that_meets_it_is_found() {
        assertEquals(OptionalLong.of(4), met("C gets test"));
        assertEquals(OptionalLong.of(4), met("C changes test"));
        assertEquals(OptionalLong.of(4), met("any changes"));
        assertEquals(OptionalLong.of(10), met("C loses test"));
        assertEquals(OptionalLong.of(10), met("any loses"));
        assertEquals(OptionalLong.of(11), met("A gets"));
        assertEquals(OptionalLong.of(12), met("A loses test"), "its process ended");
        assertEquals(OptionalLong.of(8), met("sub is playing"));
        assertEquals(OptionalLong.of(5), met("messages 1"));
        assertEquals(OptionalLong.of(7), met("messages 2"));
        assertEquals(OptionalLong.of(9), met("finding"));
        assertEquals(OptionalLong.of(9), met("finding no-ghost"));
        assertEquals(OptionalLong.of(10), met("time 2s"));
    }

    @Test
    void what_never_happens_is_not_found() {
        assertEquals(OptionalLong.empty(), met("A loses other"));
        assertEquals(OptionalLong.empty(), met("B changes"));
        assertEquals(OptionalLong.empty(), met("sub is refused"));
        assertEquals(OptionalLong.empty(), met("pub is playing"));
        assertEquals(OptionalLong.empty(), met("messages 3"));
        assertEquals(OptionalLong.empty(), met("finding storm"));
        assertEquals(OptionalLong.empty(), met("time 5s"));
    }

    @Test
    void a_search_may_begin_anywhere() {
        MeshSnapshot state = MeshSnapshot.EMPTY;
        for (MeshEvent event : STORY.subList(0, 4)) {
            state = state.apply(event);
        }
        Until until = new Until(ConditionText.parse("C changes test").orElseThrow(), state);
        STORY.subList(4, STORY.size()).forEach(until::accept);

        assertEquals(OptionalLong.of(6), until.met());
    }
}
