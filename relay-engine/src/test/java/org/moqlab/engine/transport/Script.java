package org.moqlab.engine.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// A machine that does what a test tells it, and remembers everything it heard.
final class Script implements Endpoint {
    static final long PATIENCE_MS = 30_000;

    private final String name;
    private final Function<RelayInput, List<RelayAction>> reactions;
    private final List<RelayInput> heard = new ArrayList<>();
    private final List<RelayAction> planned = new ArrayList<>();

    Script(String name) {
        this(name, _ -> List.of());
    }

    Script(String name, Function<RelayInput, List<RelayAction>> reactions) {
        this.name = name;
        this.reactions = reactions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized List<RelayAction> handle(long now, RelayInput input) {
        if (input instanceof RelayInput.Command(RelayInput.Order order)
                && order == RelayInput.Order.START) {
            List<RelayAction> actions = List.copyOf(planned);
            planned.clear();
            return actions;
        }
        heard.add(input);
        notifyAll();
        return reactions.apply(input);
    }

    /// Does these at the next order to start.
    synchronized void plan(List<RelayAction> actions) {
        planned.addAll(actions);
    }

    @Override
    public OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    @Override
    public Endpoint copy() {
        throw new UnsupportedOperationException("a script is played once");
    }

    /// Everything heard so far.
    synchronized List<RelayInput> heard() {
        return List.copyOf(heard);
    }

    /// Everything of one kind heard so far.
    <T extends RelayInput> List<T> heard(Class<T> kind) {
        return heard().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The first input that fits, waiting for it.
    <T extends RelayInput> T await(Class<T> kind, Predicate<T> fits) {
        return await(() -> heard(kind).stream().filter(fits).findFirst(), kind.getSimpleName());
    }

    /// Waits until something can be found among what was heard.
    synchronized <T> T await(Supplier<Optional<T>> search, String what) {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        Optional<T> found = search.get();
        while (found.isEmpty()) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError(name + " never heard " + what + " but " + tail());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            found = search.get();
        }
        return found.get();
    }

    <T extends RelayInput> T await(Class<T> kind) {
        return await(kind, _ -> true);
    }

    private List<RelayInput> tail() {
        return heard.subList(Math.max(0, heard.size() - 20), heard.size());
    }
}
