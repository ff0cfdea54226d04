package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

final class TurnsTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final BlockingQueue<String> story = new LinkedBlockingQueue<>();
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /// Says everything it hears twice; cannot bear `bad`.
    private static final class Echo implements Endpoint {
        private OptionalLong deadline = OptionalLong.empty();

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public List<RelayAction> handle(long now, RelayInput input) {
            return switch (input) {
                case RelayInput.DialFailed(String peer, long _, String _) when peer.equals("bad") ->
                        throw new IllegalArgumentException("bad input");
                case RelayInput.DialFailed(String peer, long _, String _) -> twice(peer);
                case RelayInput.DeadlineReached _ -> {
                    deadline = OptionalLong.empty();
                    yield twice("deadline at " + now);
                }
                case RelayInput _ -> List.of();
            };
        }

        private static List<RelayAction> twice(String what) {
            return List.of(new RelayAction.Exit(what), new RelayAction.Exit(what + " again"));
        }

        @Override
        public OptionalLong nextDeadline() {
            return deadline;
        }

        @Override
        public Endpoint copy() {
            return this;
        }
    }

    private Turns turns(Echo machine, Consumer<String> during) {
        Turns.Performer performer =
                new Turns.Performer() {
                    @Override
                    public void perform(long now, RelayAction action) {
                        String what = ((RelayAction.Exit) action).reason();
                        story.add(what);
                        during.accept(what);
                    }

                    @Override
                    public void broken(long now, Throwable cause) {
                        story.add("broken: " + cause.getMessage());
                    }
                };
        return new Turns(machine, loop, clock::get, performer);
    }

    private static RelayInput hear(String what) {
        return new RelayInput.DialFailed(what, "");
    }

    private void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    private List<String> told(int count) throws InterruptedException {
        String[] told = new String[count];
        for (int i = 0; i < count; i++) {
            told[i] = String.valueOf(story.poll(30, TimeUnit.SECONDS));
        }
        return List.of(told);
    }

    @Test
    void what_is_heard_during_a_turn_waits_until_the_turn_is_over() throws InterruptedException {
        Turns[] turns = new Turns[1];
        turns[0] =
                turns(
                        new Echo(),
                        what -> {
                            if (what.equals("a")) {
                                turns[0].accept(hear("b"), null);
                            }
                        });
        onLoop(() -> turns[0].accept(hear("a"), null));
        assertEquals(List.of("a", "a again", "b", "b again"), told(4));
    }

    @Test
    void a_machine_that_throws_takes_no_more_turns_and_orders_count_as_done()
            throws InterruptedException {
        Turns turns = turns(new Echo(), _ -> {});
        onLoop(() -> {
            turns.accept(hear("a"), null);
            turns.accept(hear("bad"), null);
            turns.accept(hear("c"), null);
            turns.order(hear("d"), () -> story.add("then"));
        });
        assertEquals(List.of("a", "a again", "then", "broken: bad input"), told(4));
        onLoop(() -> {
            turns.accept(hear("e"), null);
            turns.order(hear("f"), () -> story.add("then at once"));
        });
        assertEquals(List.of("then at once"), told(1));
    }

    @Test
    void a_turn_that_stops_the_endpoint_is_not_performed_to_its_end() throws InterruptedException {
        Turns[] turns = new Turns[1];
        turns[0] = turns(new Echo(), _ -> turns[0].stop());
        onLoop(() -> turns[0].order(hear("a"), () -> story.add("then")));
        assertEquals(List.of("a", "then"), told(2));
    }

    @Test
    void more_inputs_than_the_bound_break_the_endpoint() throws InterruptedException {
        Turns turns = turns(new Echo(), _ -> {});
        onLoop(() -> {
            for (int i = 0; i <= Turns.MAX_WAITING; i++) {
                turns.accept(hear("x"), null);
            }
        });
        assertEquals(List.of("broken: 131072 inputs are waiting"), told(1));
    }

    @Test
    void more_inputs_of_connections_than_the_bound_end_the_connection_of_the_next()
            throws InterruptedException {
        Turns turns = turns(new Echo(), _ -> {});
        Turns.Source source =
                new Turns.Source() {
                    @Override
                    public boolean isClosedHere() {
                        return true;
                    }

                    @Override
                    public void shed(String reason) {
                        story.add("shed: " + reason);
                    }
                };
        onLoop(() -> {
            for (int i = 0; i <= Turns.MAX_INPUTS; i++) {
                turns.accept(hear("x"), source);
            }
            turns.accept(hear("a"), null);
        });
        assertEquals(List.of("shed: 65536 inputs are waiting", "a", "a again"), told(3));
    }

    @Test
    void a_deadline_is_told_once_it_has_come() throws InterruptedException {
        Echo machine = new Echo();
        Turns turns = turns(machine, _ -> {});
        onLoop(() -> {
            turns.accept(hear("a"), null);
            machine.deadline = OptionalLong.of(Durations.MILLI);
            clock.set(5 * Durations.MILLI);
        });
        assertEquals(
                List.of("a", "a again", "deadline at 5000000", "deadline at 5000000 again"),
                told(4));
    }

    @Test
    void who_is_paused_takes_no_turn_for_inputs_orders_or_deadlines_until_he_resumes()
            throws InterruptedException {
        Echo machine = new Echo();
        Turns turns = turns(machine, _ -> {});
        onLoop(() -> {
            turns.accept(hear("a"), null);
            machine.deadline = OptionalLong.of(0);
            turns.pause();
            turns.accept(hear("b"), null);
            turns.order(hear("c"), () -> story.add("then"));
        });
        onLoop(() -> story.add("nothing so far"));
        onLoop(turns::resume);
        assertEquals(
                List.of(
                        "nothing so far",
                        "a",
                        "a again",
                        "b",
                        "b again",
                        "c",
                        "c again",
                        "then",
                        "deadline at 0",
                        "deadline at 0 again"),
                told(10));
    }

    @Test
    void orders_of_who_is_stopped_while_paused_count_as_done() throws InterruptedException {
        Turns turns = turns(new Echo(), _ -> {});
        onLoop(() -> {
            turns.pause();
            turns.order(hear("a"), () -> story.add("then"));
            turns.stop();
            turns.resume();
        });
        assertEquals(List.of("then"), told(1));
    }

    @Test
    void nobody_may_touch_an_endpoint_off_its_event_loop() {
        Turns turns = turns(new Echo(), _ -> {});
        assertThrows(IllegalStateException.class, () -> turns.accept(hear("a"), null));
    }
}
