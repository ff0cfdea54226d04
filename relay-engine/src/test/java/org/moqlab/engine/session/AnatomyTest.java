package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceRestart;
import org.moqlab.engine.wire.lite.LiteVersion;

final class AnatomyTest {
    private static final HopPath PATH = new HopPath(List.of(new Origin(7), new Origin(300)));

    private static MessageView announce(LiteVersion version, Hops hops) {
        Announce announce = new Announce(true, new Namespace("test"), hops);
        return announce.view(announce.kind(), announce.encode(version));
    }

    /// The octets of each field, by its name.
    private static List<String> parts(MessageView message, List<Span> spans) {
        List<String> parts = new ArrayList<>();
        for (Span span : spans) {
            Bytes octets = message.bytes().slice(span.from(), span.to());
            parts.add(message.fields().get(span.field()).name() + " " + octets.toHex());
        }
        return parts;
    }

    @Test
    void anAnnounceIsTakenApartIntoStatusNameAndHops() {
        MessageView count = announce(LiteVersion.LITE_03, new HopCount(3));
        assertEquals(
                List.of("status 01", "suffix 0474657374", "hops 03"),
                parts(count, Anatomy.of(count, LiteVersion.LITE_03.alpn())));
        MessageView path = announce(LiteVersion.LITE_04, PATH);
        assertEquals(
                List.of("status 01", "suffix 0474657374", "hops 0207412c"),
                parts(path, Anatomy.of(path, LiteVersion.LITE_04.alpn())));
    }

    @Test
    void whatASessionAddsToAMessageHasNoOctets() {
        AnnounceRestart restart = new AnnounceRestart(5, PATH, new RouteCost(1, 2));
        MessageView view = restart.view(new Namespace("test"), restart.encode(LiteVersion.LAB_06));
        assertEquals(
                List.of("number 05", "hops 0207412c", "warm cost 01", "cold cost 02"),
                parts(view, Anatomy.of(view, LiteVersion.LAB_06.alpn())));
    }

    @Test
    void anOldSessionWhoseVersionWasSaidInBandIsReadAsOneOfThose() {
        MessageView view = announce(LiteVersion.LITE_02, HopCount.ZERO);
        assertEquals(
                List.of("status 01", "suffix 0474657374"),
                parts(view, Anatomy.of(view, LiteVersion.LITE_02.alpn())));
    }

    @Test
    void octetsThatAreNoSuchMessageHaveNoFields() {
        MessageView view =
                new MessageView(
                        MessageView.Kind.ANNOUNCE,
                        "ANNOUNCE",
                        "",
                        List.of(new MessageView.Field("status", "1")),
                        Bytes.ofHex("05ffff"));
        assertEquals(List.of(), Anatomy.of(view, LiteVersion.LITE_04.alpn()));
        assertEquals(List.of(), Anatomy.of(view, "no-such-protocol"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBJECT", "SUBGROUP_HEADER", "FRAME", "SETUP", "HEARTBEAT", "DATAGRAM"})
    void aMessageOfARecordingThatSaysOtherThanItsOctetsHasNoFields(String name) {
        for (String octets : List.of("18000700", "00026869", "0101000200", "00")) {
            MessageView view =
                    new MessageView(
                            MessageView.Kind.DATA,
                            name,
                            "",
                            List.of(new MessageView.Field("payload", "made up")),
                            Bytes.ofHex(octets));
            assertEquals(List.of(), Anatomy.of(view, "moq-00"));
            assertEquals(List.of(), Anatomy.of(view, LiteVersion.LITE_05.alpn()));
            assertEquals(List.of(), Anatomy.of(view, LiteVersion.LAB_03.alpn()));
        }
    }

    @ParameterizedTest
    @EnumSource(LiteVersion.class)
    void fieldsFollowOneAnotherUpToTheEndOfTheMessage(LiteVersion version) {
        if (version.hasAnnounceIds()) {
            return;
        }
        Hops hops =
                version.hasHopList()
                        ? PATH
                        : version.hasHopCount() ? new HopCount(9) : HopCount.ZERO;
        MessageView view = announce(version, hops);
        List<Span> spans = Anatomy.of(view, version.alpn());
        assertTrue(spans.size() >= 2, spans::toString);
        for (int i = 1; i < spans.size(); i++) {
            assertEquals(spans.get(i - 1).to(), spans.get(i).from());
        }
        assertEquals(view.bytes().length(), spans.getLast().to());
    }
}
