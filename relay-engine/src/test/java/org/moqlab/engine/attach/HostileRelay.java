package org.moqlab.engine.attach;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.LiveProcess;
import org.moqlab.engine.transport.Observer;

/// A listener that answers whoever asks for announcements in moq-lite-04 with whatever a test
/// wants, as fast as it may and without an end.
public final class HostileRelay implements AutoCloseable {
    private final Identity identity = Identity.generated("hostile", List.of());
    private final Queue<RelayInput> heard = new ConcurrentLinkedQueue<>();
    private final LiveProcess process;

    /// Listens.
    ///
    /// @param messages whole messages by number; empty ends them
    public HostileRelay(LongFunction<Bytes> messages) {
        process =
                LiveProcess.start(
                        new Machine(messages, heard),
                        new Tuning(10 * Durations.SECOND, 3 * Durations.SECOND, 100),
                        Optional.of(
                                new LiveProcess.Listening(
                                        List.of(
                                                new InetSocketAddress(
                                                        InetAddress.ofLiteral("127.0.0.1"), 0)),
                                        identity)),
                        _ -> Optional.empty(),
                        _ -> new Deaf());
    }

    /// `active` with hops that are all 7.
    public static Bytes announce(String name, int hops) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        varint(body, text.length);
        body.writeBytes(text);
        varint(body, hops);
        for (int i = 0; i < hops; i++) {
            body.write(7);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        varint(whole, body.size());
        whole.writeBytes(body.toByteArray());
        return Bytes.wrap(whole.toByteArray());
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        if (value < 0x40) {
            out.write(value);
        } else if (value < 0x4000) {
            out.write(0x40 | (value >> 8));
            out.write(value & 0xff);
        } else {
            out.write(0x80 | (value >> 24));
            out.write((value >> 16) & 0xff);
            out.write((value >> 8) & 0xff);
            out.write(value & 0xff);
        }
    }

    /// Where it listens, as `moqt://`.
    public String url() {
        return "moqt://127.0.0.1:" + process.places().getFirst().getPort();
    }

    /// SHA-256 of its certificate.
    public Bytes fingerprint() {
        return identity.fingerprint();
    }

    /// Sessions that were opened with it.
    public long sessions() {
        return heard.stream().filter(RelayInput.SessionOpened.class::isInstance).count();
    }

    /// The octets it has received, one text a stream of a session, hexadecimal.
    public List<String> octets() {
        TreeMap<String, String> streams = new TreeMap<>();
        for (RelayInput input : heard) {
            if (input instanceof RelayInput.StreamBytes in) {
                String key = in.session() + " " + in.stream();
                streams.merge(key, in.bytes().toHex(), String::concat);
            }
        }
        return List.copyOf(streams.values());
    }

    @Override
    public void close() {
        process.kill();
    }

    private static final class Machine implements Endpoint {
        /// An empty prefix, after the type of the stream and the length of the request.
        private static final String EVERYTHING = "00";

        private final LongFunction<Bytes> messages;
        private final Queue<RelayInput> heard;
        private long window;
        private long next;
        private long asked = -1;
        private boolean narrow;

        Machine(LongFunction<Bytes> messages, Queue<RelayInput> heard) {
            this.messages = messages;
            this.heard = heard;
        }

        @Override
        public String name() {
            return "hostile";
        }

        @Override
        public List<String> protocols() {
            return List.of("moq-lite-04");
        }

        @Override
        public List<RelayAction> handle(long now, RelayInput input) {
            heard.add(input);
            return switch (input) {
                case RelayInput.SessionOpened _ -> {
                    asked = -1;
                    narrow = false;
                    window = 0;
                    next = 0;
                    yield List.of();
                }
                case RelayInput.StreamWritable in -> {
                    window += asked < 0 || in.stream() == asked ? in.bytes() : 0;
                    yield write(in.session());
                }
                case RelayInput.StreamBytes in -> {
                    narrow |= asked < 0 && !in.bytes().toHex().startsWith(EVERYTHING, 4);
                    asked = asked < 0 ? in.stream() : asked;
                    yield write(in.session());
                }
                case RelayInput _ -> List.of();
            };
        }

        /// Whoever asks below a name is told that name.
        private static Bytes itself(long number) {
            return number == 0 ? announce("", 1) : Bytes.EMPTY;
        }

        private List<RelayAction> write(SessionId session) {
            List<RelayAction> actions = new ArrayList<>();
            while (asked >= 0) {
                Bytes message = narrow ? itself(next) : messages.apply(next);
                if (message.isEmpty() || message.length() > window) {
                    break;
                }
                next++;
                window -= message.length();
                actions.add(new RelayAction.WriteStream(session, asked, message, false));
            }
            return actions;
        }

        @Override
        public OptionalLong nextDeadline() {
            return OptionalLong.empty();
        }

        @Override
        public Endpoint copy() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Deaf implements Observer {
        @Override
        public boolean note(long now, RelayAction.Note note) {
            return true;
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {}

        @Override
        public void dialFailed(SessionId session) {}

        @Override
        public void ended(long now, String reason) {}
    }
}
