package org.moqlab.engine.driver;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamOpened;
import org.moqlab.engine.relay.RelayInput.StreamReset;
import org.moqlab.engine.relay.RelayInput.StreamStopped;
import org.moqlab.engine.relay.RelayInput.StreamWritable;

/// A machine that does what a test tells it, and remembers everything it heard.
public final class Script implements Endpoint {
    /// How a test waits for something to happen in its mesh.
    public interface Patience {
        /// Lets something happen.
        ///
        /// @return false when the test has waited long enough
        boolean more(Script script) throws InterruptedException;
    }

    private final String name;
    private final Function<RelayInput, List<RelayAction>> reactions;
    private final List<RelayInput> heard = new ArrayList<>();
    private final Map<Class<?>, Integer> counts = new HashMap<>();
    private final List<RelayAction> planned = new ArrayList<>();
    private Supplier<Patience> patience = () -> _ -> false;

    /// A machine that only listens.
    public Script(String name) {
        this(name, _ -> List.of());
    }

    /// A machine that answers.
    public Script(String name, Function<RelayInput, List<RelayAction>> reactions) {
        this.name = name;
        this.reactions = reactions;
    }

    /// What it heard of one stream, in order.
    public List<RelayInput> ofStream(long stream) {
        return heard().stream()
                .filter(input ->
                        switch (input) {
                            case StreamOpened in -> in.stream() == stream;
                            case StreamBytes in -> in.stream() == stream;
                            case StreamFinished in -> in.stream() == stream;
                            case StreamReset in -> in.stream() == stream;
                            case StreamStopped in -> in.stream() == stream;
                            case StreamWritable in -> in.stream() == stream;
                            case RelayInput _ -> false;
                        })
                .toList();
    }

    /// All octets it heard, in order of arrival.
    public Bytes arrived() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        heard(StreamBytes.class).forEach(in -> all.writeBytes(in.bytes().toArray()));
        return Bytes.wrap(all.toByteArray());
    }

    /// Has tests wait for this machine in a certain way.
    ///
    /// @param how called at the beginning of each wait
    public synchronized void patience(Supplier<Patience> how) {
        patience = how;
    }

    private synchronized Supplier<Patience> patience() {
        return patience;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized List<RelayAction> handle(long now, RelayInput input) {
        if (input instanceof RelayInput.Command(RelayInput.Order order)
                && order.equals(RelayInput.Order.START)) {
            List<RelayAction> actions = List.copyOf(planned);
            planned.clear();
            return actions;
        }
        heard.add(input);
        counts.merge(input.getClass(), 1, Integer::sum);
        notifyAll();
        return reactions.apply(input);
    }

    /// Does these at the next order to start.
    public synchronized void plan(List<RelayAction> actions) {
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
    public synchronized List<RelayInput> heard() {
        return List.copyOf(heard);
    }

    /// Everything of one kind heard so far.
    public <T extends RelayInput> List<T> heard(Class<T> kind) {
        return heard().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The first input that fits, waiting for it.
    public <T extends RelayInput> T await(Class<T> kind, Predicate<T> fits) {
        return await(() -> heard(kind).stream().filter(fits).findFirst(), kind.getSimpleName());
    }

    /// The first input of a kind, waiting for it.
    public <T extends RelayInput> T await(Class<T> kind) {
        return await(kind, _ -> true);
    }

    /// Waits until so many of a kind were heard.
    public void await(Class<? extends RelayInput> kind, int count) {
        awaitThat(
                () -> heardOf(kind) >= count,
                () -> "heard only " + heardOf(kind) + " of " + kind.getSimpleName());
    }

    private synchronized int heardOf(Class<? extends RelayInput> kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// Waits until something can be found among what was heard.
    public <T> T await(Supplier<Optional<T>> search, String what) {
        awaitThat(() -> search.get().isPresent(), () -> "never heard " + what + " but " + tail());
        return search.get().orElseThrow();
    }

    /// Waits until something holds.
    public void awaitThat(BooleanSupplier holds, Supplier<String> complaint) {
        Patience left = patience().get();
        try {
            while (!holds.getAsBoolean()) {
                if (!left.more(this)) {
                    throw new AssertionError(name + " " + complaint.get());
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<RelayInput> tail() {
        return heard.subList(Math.max(0, heard.size() - 20), heard.size());
    }
}
