package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Ping;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What streams and datagrams of one connection do at a moment, as QUIC has it: octets within the
/// windows of stream and connection, order kept in each stream only, a stop answered by a reset,
/// credit for streams that are over. Methods return what the machine at that end hears.
final class Traffic {
    private final Connection connection;
    private final Schedule schedule;
    private final Way way;
    private final long now;

    /// Draws how long one way takes this time, ns.
    interface Way {
        long takes(Connection connection, boolean toDialer);
    }

    Traffic(Connection connection, Schedule schedule, Way way, long now) {
        this.connection = connection;
        this.schedule = schedule;
        this.way = way;
        this.now = now;
    }

    private SessionId session() {
        return new SessionId(connection.id());
    }

    private Optional<Half> half(long stream, boolean toDialer) {
        return Optional.ofNullable(connection.streams.get(stream)).flatMap(s -> s.to(toDialer));
    }

    /// When what leaves now arrives: the handshake is never overtaken.
    long arrival(boolean toDialer) {
        long at = now + way.takes(connection, toDialer);
        return toDialer ? at : Math.max(at, connection.upAtAcceptor);
    }

    /// Opens the next stream of a kind.
    ///
    /// @throws IllegalStateException without credit, or when the number is not the next
    List<RelayInput> open(boolean byDialer, RelayAction.OpenStream open) {
        StreamKind kind = open.kind();
        long next = kind.stream(connection.to(!byDialer).spend(kind), byDialer);
        if (next != open.stream()) {
            throw new IllegalStateException("stream " + open.stream() + " opened as " + next);
        }
        connection.streams.put(next, Duplex.opened(byDialer, kind));
        return List.of(writable(next, Tuning.WINDOW));
    }

    private RelayInput writable(long stream, long octets) {
        return new RelayInput.StreamWritable(session(), stream, octets);
    }

    /// Takes octets over and sends what credit allows.
    List<RelayInput> write(boolean byDialer, RelayAction.WriteStream write) {
        long stream = write.stream();
        Optional<Half> out = half(stream, !byDialer);
        out.ifPresent(half -> half.write(stream, write.bytes(), write.fin()));
        return out.map(half -> pump(stream, half, !byDialer)).orElse(List.of());
    }

    private List<RelayInput> pump(long stream, Half half, boolean toDialer) {
        Flow flow = connection.to(toDialer);
        List<RelayInput> news = new ArrayList<>();
        for (Optional<Half.Parcel> next = half.take(flow.room());
                next.isPresent();
                next = half.take(flow.room())) {
            Half.Parcel parcel = next.get();
            flow.sent(parcel.bytes().length());
            schedule.add(
                    half.setOut(arrival(toDialer)),
                    new Happening.Octets(
                            connection.id(),
                            toDialer,
                            stream,
                            parcel.offset(),
                            parcel.bytes(),
                            parcel.fin()));
            if (parcel.done() > 0) {
                news.add(writable(stream, parcel.done()));
            }
        }
        flow.blocked(stream, half.isBlocked());
        return news;
    }

    /// Aborts a direction; what had not left is gone.
    List<RelayInput> reset(boolean byDialer, RelayAction.ResetStream reset) {
        half(reset.stream(), !byDialer)
                .filter(out -> !out.isSent())
                .ifPresent(out ->
                        abort(reset.stream(), out, !byDialer, Codes.checkStream(reset.code())));
        return List.of();
    }

    private void abort(long stream, Half out, boolean toDialer, long code) {
        if (out.abandon()) {
            connection.to(toDialer).blocked(stream, false);
            out.resetSetOut();
            schedule.add(
                    arrival(toDialer),
                    new Happening.Reset(connection.id(), toDialer, stream, code));
        }
    }

    /// Refuses the rest of a direction; it is not heard any more.
    List<RelayInput> stop(boolean byDialer, RelayAction.StopStream stop) {
        half(stop.stream(), byDialer)
                .filter(Half::isHeard)
                .ifPresent(in -> {
                    if (connection.to(byDialer).spendStop()) {
                        refuse(stop.stream(), in, byDialer, Codes.checkStream(stop.code()));
                    } else {
                        in.discard();
                    }
                });
        return List.of();
    }

    private void refuse(long stream, Half in, boolean byDialer, long code) {
        in.endHearing();
        schedule.add(
                arrival(!byDialer), new Happening.Stop(connection.id(), !byDialer, stream, code));
    }

    /// Ranks a stream against the others of its connection.
    List<RelayInput> rank(boolean byDialer, RelayAction.SetPriority rank) {
        half(rank.stream(), !byDialer).ifPresent(half -> half.rank(rank.priority()));
        return List.of();
    }

    /// Sends a datagram, unless it is too long.
    List<RelayInput> datagram(boolean byDialer, Bytes bytes) {
        if (!Ping.is(bytes) && bytes.length() <= Tuning.MAX_DATAGRAM) {
            connection.to(!byDialer).datagramSent();
            schedule.add(
                    arrival(!byDialer), new Happening.Datagram(connection.id(), !byDialer, bytes));
        }
        return List.of();
    }

    /// A datagram is here.
    List<RelayInput> datagram(Happening.Datagram datagram) {
        connection.to(datagram.toDialer()).datagramRead();
        return List.of(new RelayInput.Datagram(session(), datagram.bytes()));
    }

    /// Octets are here; those that are too early wait for the ones before them.
    List<RelayInput> octets(Happening.Octets octets) {
        Half in = half(octets.stream(), octets.toDialer()).orElseThrow();
        if (in.isEarly(octets)) {
            return List.of();
        }
        List<RelayInput> news = new ArrayList<>();
        Optional<Happening.Octets> next = Optional.of(octets);
        while (next.isPresent()) {
            news.addAll(read(in, next.get()));
            next = in.next();
        }
        return news;
    }

    private List<RelayInput> read(Half in, Happening.Octets octets) {
        long stream = octets.stream();
        boolean atDialer = octets.toDialer();
        in.landed();
        give(atDialer, connection.to(atDialer).consume(octets.bytes().length()));
        List<RelayInput> news = new ArrayList<>();
        if (in.isHeard()) {
            news.addAll(learn(stream, atDialer));
            if (!octets.bytes().isEmpty()) {
                news.add(new RelayInput.StreamBytes(session(), stream, octets.bytes()));
            }
            if (octets.fin()) {
                news.add(new RelayInput.StreamFinished(session(), stream));
            }
        }
        long more = in.consume(octets.bytes().length());
        if (octets.fin()) {
            in.endHearing();
        } else if (more > 0) {
            Happening window = new Happening.StreamWindow(connection.id(), !atDialer, stream, more);
            schedule.add(arrival(!atDialer), window);
        }
        settle(stream);
        return news;
    }

    private void give(boolean byDialer, long octets) {
        if (octets > 0) {
            schedule.add(
                    arrival(!byDialer), new Happening.Window(connection.id(), !byDialer, octets));
        }
    }

    /// The first that arrives of a stream of the far end opens it here.
    private List<RelayInput> learn(long stream, boolean atDialer) {
        Duplex duplex = connection.streams.get(stream);
        if (duplex == null || duplex.byDialer() == atDialer || !duplex.learn()) {
            return List.of();
        }
        StreamKind kind = StreamKind.of(stream);
        connection.to(atDialer).see(stream);
        giveCredit(atDialer, kind);
        RelayInput opened = new RelayInput.StreamOpened(session(), stream, kind);
        return kind == StreamKind.BIDI
                ? List.of(opened, writable(stream, Tuning.WINDOW))
                : List.of(opened);
    }

    /// A reset is here.
    List<RelayInput> reset(Happening.Reset reset) {
        long stream = reset.stream();
        Half in = half(stream, reset.toDialer()).orElseThrow();
        in.landed();
        List<RelayInput> news = new ArrayList<>();
        if (in.isHeard()) {
            news.addAll(learn(stream, reset.toDialer()));
            news.add(new RelayInput.StreamReset(session(), stream, reset.code()));
        }
        in.endHearing();
        settle(stream);
        return news;
    }

    /// A stop is here; QUIC answers it by a reset of its own.
    List<RelayInput> stop(Happening.Stop stop) {
        Optional<Half> out = half(stop.stream(), !stop.toDialer()).filter(half -> !half.isSent());
        if (out.isEmpty()) {
            return List.of();
        }
        abort(stop.stream(), out.get(), !stop.toDialer(), stop.code());
        return List.of(
                new RelayInput.StreamStopped(
                        session(), stop.stream(), OptionalLong.of(stop.code())));
    }

    /// Window of one stream is here.
    List<RelayInput> window(Happening.StreamWindow window) {
        Optional<Half> out = half(window.stream(), !window.toDialer());
        out.ifPresent(half -> half.allow(window.octets()));
        return out.map(half -> pump(window.stream(), half, !window.toDialer())).orElse(List.of());
    }

    /// Window of the connection is here: higher ranks first, then lower numbers.
    List<RelayInput> window(Happening.Window window) {
        boolean toDialer = !window.toDialer();
        Flow flow = connection.to(toDialer);
        flow.allow(window.octets());
        Comparator<Long> order =
                Comparator.comparingLong(id -> -half(id, toDialer).map(Half::rank).orElse(0L));
        List<RelayInput> news = new ArrayList<>();
        for (long stream : flow.blocked().stream().sorted(order).toList()) {
            half(stream, toDialer).ifPresent(half -> news.addAll(pump(stream, half, toDialer)));
        }
        return news;
    }

    /// Credit for streams is here.
    List<RelayInput> credit(Happening.Credit credit) {
        connection.to(!credit.toDialer()).allow(credit.kind(), credit.streams());
        return List.of(new RelayInput.StreamCredit(session(), credit.kind(), credit.streams()));
    }

    /// Forgets a stream on which nothing can happen any more, and makes room for another.
    private void settle(long stream) {
        Duplex duplex = connection.streams.get(stream);
        if (duplex != null && duplex.isOver()) {
            connection.streams.remove(stream);
            connection.to(!duplex.byDialer()).end(StreamKind.of(stream));
            giveCredit(!duplex.byDialer(), StreamKind.of(stream));
        }
    }

    private void giveCredit(boolean byDialer, StreamKind kind) {
        long more = connection.to(byDialer).creditDue(kind);
        if (more > 0) {
            schedule.add(
                    arrival(!byDialer),
                    new Happening.Credit(connection.id(), !byDialer, kind, more));
        }
    }
}
