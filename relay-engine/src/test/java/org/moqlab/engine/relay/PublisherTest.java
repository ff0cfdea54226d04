package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.relay.Listener.VIDEO;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.session.Terms;

/// The clients of a mesh on moq-lite-05.
final class PublisherTest {
    private static final String ALPN = "moq-lite-05";
    private static final long MILLI = 1_000_000L;

    private final Net net = new Net();

    private static ClientConfig config(String name) {
        Terms terms = new Terms(Origin.UNKNOWN, List.of(), false);
        return new ClientConfig(
                name, "R", new Offer.Quic(ALPN), terms, Player.TEST, new TrackName("v"));
    }

    /// Somebody who listens to a publisher that began at 1 s.
    private Listener playing() {
        net.now = 1_000 * MILLI;
        net.relay("R", new AsksFirst(), ALPN);
        net.add(new Publisher(config("pub")));
        return net.add(new Listener(net, "sub", "R", ALPN));
    }

    private static List<String> group(long number, long millis) {
        return List.of(
                "begin " + number, number + ": test " + number + " @" + millis, "end " + number);
    }

    @Test
    void a_publisher_times_its_groups_in_milliseconds() {
        Listener sub = playing();
        sub.subscribe();
        net.pass(200 * MILLI);

        List<String> wanted = new ArrayList<>(List.of("accepted 0/false/5000/1000"));
        wanted.addAll(group(0, 1_000));
        wanted.addAll(group(1, 1_200));
        assertEquals(wanted, sub.heard());
    }

    @Test
    void a_publisher_sends_the_groups_asked_for_and_no_others() {
        Listener sub = playing();
        sub.subscribe(VIDEO, Listener.demand(1, OptionalLong.of(1), OptionalLong.of(1)));
        net.pass(1_000 * MILLI);

        List<String> heard = sub.heard();
        assertEquals(group(1, 1_200), heard.subList(1, heard.size()));
    }

    @Test
    void a_publisher_serves_its_last_groups_to_fetches() {
        Listener sub = playing();
        sub.subscribe();
        net.pass(20 * 200 * MILLI);
        sub.heard();
        Listener other = net.add(new Listener(net, "other", "R", ALPN));
        net.cut("sub", "R");
        other.fetch(20);
        other.fetch(5);
        other.fetch(4);
        other.fetch(99);

        assertEquals(
                List.of(
                        "fetch: test 20 @5000",
                        "fetched",
                        "fetch: test 5 @2000",
                        "fetched",
                        "no fetch 13",
                        "no fetch 13"),
                other.heard());
    }

    @Test
    void a_subscriber_is_accepted_with_the_description_and_plays_with_the_first_frame() {
        playing();
        net.add(new Subscriber(config("client")));

        assertEquals(
                List.of(
                        ClientState.CONNECTING,
                        ClientState.WAITING,
                        ClientState.ASKED,
                        ClientState.ACCEPTED,
                        ClientState.PLAYING),
                states("client"));
    }

    @Test
    void a_datagram_is_an_object_too() {
        net.relay("R", new AsksFirst(), ALPN);
        Studio pub = net.add(new Studio(net, "R", ALPN));
        net.add(new Subscriber(config("client")));
        net.deeds();
        pub.datagram(1, 0, org.moqlab.engine.model.Bytes.ofUtf8("hi"));

        assertEquals(List.of(ClientState.PLAYING), states("client"));
    }

    private List<ClientState> states(String name) {
        return net.deeds(name, RelayAction.Note.class).stream()
                .map(RelayAction.Note::body)
                .filter(EventBody.ClientChanged.class::isInstance)
                .map(body -> ((EventBody.ClientChanged) body).state())
                .toList();
    }
}
