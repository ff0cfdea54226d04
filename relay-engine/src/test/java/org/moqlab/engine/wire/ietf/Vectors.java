package org.moqlab.engine.wire.ietf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ietf.SubgroupType.Numbering;

/// Messages as relays and browsers of the family put them on the wire, and what each means.
final class Vectors {
    static final NamespaceTuple TEST = tuple("test");
    static final NamespaceTuple ROOM = tuple("room/alice");
    static final KeyValue UNLIMITED = new KeyValue.Varint(2, Draft14.UNLIMITED_REQUESTS);
    static final KeyValue RUST = octets(7, "moq-lite-rs");
    static final KeyValue JAVASCRIPT = octets(7, "moq-lite-js");
    static final KeyValue SOLICIT = new KeyValue.Varint(Parameters.SOLICIT, 1);
    static final List<Long> LITE_FIRST = List.of(0xff0dad02L, 0xff0dad01L, Draft14.CODE);
    private static final String OFFER =
            "03 c0 00 00 00 ff 0d ad 02 c0 00 00 00 ff 0d ad 01 c0 00 00 00 ff 00 00 0e ";
    private static final String DRAFT = "c0 00 00 00 ff 00 00 0e ";
    private static final String ALL_IDS = "02 c0 00 00 00 ff ff ff ff ";
    private static final String RUST_NAME = "07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73";
    private static final String JS_NAME = "07 0b 6d 6f 71 2d 6c 69 74 65 2d 6a 73";

    /// One message of the control stream.
    record Control(String hex, ControlMessage message) {
        @Override
        public String toString() {
            return message.name() + " " + message.summary();
        }
    }

    /// One data stream from its head to its end.
    record Data(String hex, List<DataMessage> messages) {}

    private Vectors() {}

    static NamespaceTuple tuple(String path) {
        return NamespaceTuple.of(new Namespace(path)).orElseThrow();
    }

    static KeyValue octets(long id, String text) {
        return new KeyValue.Octets(id, Bytes.ofUtf8(text));
    }

    static Subscribe subscribe(long request, NamespaceTuple names, String track, Filter filter) {
        int priority = names.equals(TEST) ? 128 : 127;
        return new Subscribe(
                request,
                names,
                new TrackName(track),
                priority,
                GroupOrder.DESCENDING,
                true,
                filter,
                Parameters.NONE);
    }

    static SubscribeOk ok(Optional<Location> largest) {
        return new SubscribeOk(0, 0, 0, GroupOrder.DESCENDING, largest, Parameters.NONE);
    }

    private static Control control(String hex, ControlMessage message) {
        return new Control(hex, message);
    }

    static List<Control> setups() {
        return List.of(
                control(
                        "20 00 30 " + OFFER + "02 " + ALL_IDS + RUST_NAME,
                        new ClientSetup(LITE_FIRST, Parameters.of(UNLIMITED, RUST))),
                control(
                        "20 00 2c " + OFFER + "02 02 80 00 a4 55 " + JS_NAME,
                        new ClientSetup(
                                LITE_FIRST,
                                Parameters.of(new KeyValue.Varint(2, 42_069), JAVASCRIPT))),
                control(
                        "20 00 31 " + OFFER + "03 02 80 00 a4 55 80 04 0b 5a 01 " + JS_NAME,
                        new ClientSetup(
                                LITE_FIRST,
                                Parameters.of(
                                        new KeyValue.Varint(2, 42_069), SOLICIT, JAVASCRIPT))),
                control(
                        "20 00 35 " + OFFER + "03 " + ALL_IDS + "80 04 0b 5a 01 " + RUST_NAME,
                        new ClientSetup(LITE_FIRST, Parameters.of(UNLIMITED, SOLICIT, RUST))),
                control(
                        "20 00 0d 01 " + DRAFT + "01 02 40 64",
                        new ClientSetup(
                                List.of(Draft14.CODE), Parameters.of(new KeyValue.Varint(2, 100)))),
                control(
                        "21 00 09 c0 00 00 00 ff 0d ad 02 00",
                        new ServerSetup(0xff0dad02L, Parameters.NONE)),
                control(
                        "21 00 1f " + DRAFT + "02 " + ALL_IDS + RUST_NAME,
                        new ServerSetup(Draft14.CODE, Parameters.of(UNLIMITED, RUST))),
                control(
                        "21 00 24 " + DRAFT + "03 " + ALL_IDS + "80 04 0b 5a 01 " + RUST_NAME,
                        new ServerSetup(Draft14.CODE, Parameters.of(UNLIMITED, SOLICIT, RUST))));
    }

    static List<Control> subscriptions() {
        Filter newest = new Filter.LargestObject();
        return List.of(
                control(
                        "02 00 08 04 00 05 00 00 80 01 00",
                        new SubscribeUpdate(
                                4, 0, new Location(5, 0), 0, 128, true, Parameters.NONE)),
                control(
                        "03 00 14 00 01 04 74 65 73 74 07 63 61 74 61 6c 6f 67 80 02 01 02 00",
                        subscribe(0, TEST, "catalog", newest)),
                control(
                        "03 00 1a 02 02 04 72 6f 6f 6d 05 61 6c 69 63 65 05 76 69 64 65 6f"
                                + " 7f 02 01 03 05 00 00",
                        subscribe(2, ROOM, "video", new Filter.AbsoluteStart(new Location(5, 0)))),
                control(
                        "03 00 1b 02 02 04 72 6f 6f 6d 05 61 6c 69 63 65 05 76 69 64 65 6f"
                                + " 7f 02 01 04 05 00 09 00",
                        subscribe(
                                2, ROOM, "video", new Filter.AbsoluteRange(new Location(5, 0), 9))),
                control("04 00 06 00 00 00 02 00 00", ok(Optional.empty())),
                control("04 00 08 00 00 00 02 01 07 03 00", ok(Optional.of(new Location(7, 3)))),
                control(
                        "05 00 17 00 41 94 13 42 72 6f 61 64 63 61 73 74 20 6e 6f 74 20 66 6f 75"
                                + " 6e 64",
                        new SubscribeError(0, 404, "Broadcast not found")));
    }

    static List<Control> publications() {
        Filter newest = new Filter.LargestObject();
        return List.of(
                control("0a 00 01 00", new Unsubscribe(0)),
                control(
                        "0b 00 0a 00 41 f4 00 05 65 72 72 6f 72",
                        new PublishDone(0, 500, 0, "error")),
                control("0b 00 07 00 40 c8 00 02 4f 4b", new PublishDone(0, 200, 0, "OK")),
                control(
                        "0d 00 0e 04 01 04 74 65 73 74 01 76 80 02 01 02 00",
                        new TrackStatus(subscribe(4, TEST, "v", newest))),
                control(
                        "1d 00 0e 00 01 04 74 65 73 74 01 76 09 02 00 01 00",
                        new Publish(
                                0,
                                TEST,
                                new TrackName("v"),
                                9,
                                GroupOrder.DESCENDING,
                                Optional.empty(),
                                true,
                                Parameters.NONE)),
                control(
                        "1e 00 06 00 01 80 02 02 00",
                        new PublishOk(
                                0, true, 128, GroupOrder.DESCENDING, newest, Parameters.NONE)),
                control(
                        "1f 00 19 01 41 f4 15 70 75 62 6c 69 73 68 20 6e 6f 74 20 73 75 70 70 6f"
                                + " 72 74 65 64",
                        new PublishError(1, 500, "publish not supported")));
    }

    static List<Control> namespaces() {
        return List.of(
                control(
                        "06 00 08 01 01 04 74 65 73 74 00",
                        new PublishNamespace(1, TEST, Parameters.NONE)),
                control(
                        "06 00 0e 03 02 04 72 6f 6f 6d 05 61 6c 69 63 65 00",
                        new PublishNamespace(3, ROOM, Parameters.NONE)),
                control("07 00 01 01", new PublishNamespaceOk(1)),
                control(
                        "08 00 08 01 41 90 04 6c 6f 6f 70",
                        new PublishNamespaceError(1, 400, "loop")),
                control("09 00 06 01 04 74 65 73 74", new PublishNamespaceDone(TEST)),
                control(
                        "0c 00 08 01 04 74 65 73 74 00 00",
                        new PublishNamespaceCancel(TEST, 0, "")),
                control(
                        "11 00 03 00 00 00",
                        new SubscribeNamespace(0, NamespaceTuple.ROOT, Parameters.NONE)),
                control(
                        "11 00 08 02 01 04 61 6e 6f 6e 00",
                        new SubscribeNamespace(2, tuple("anon"), Parameters.NONE)),
                control("12 00 01 00", new SubscribeNamespaceOk(0)),
                control("13 00 05 00 41 f4 01 78", new SubscribeNamespaceError(0, 500, "x")),
                control(
                        "14 00 01 00",
                        new UnsubscribeNamespace(new UnsubscribeNamespace.ByRequest(0))),
                control(
                        "14 00 06 01 04 61 6e 6f 6e",
                        new UnsubscribeNamespace(
                                new UnsubscribeNamespace.ByPrefix(tuple("anon")))));
    }

    static List<Control> others() {
        return List.of(
                control("10 00 0b 0a 68 74 74 70 73 3a 2f 2f 62 2f", new Goaway("https://b/")),
                control("15 00 02 43 e8", new MaxRequestId(1_000)),
                control(
                        "16 00 07 04 80 02 02 02 00 00",
                        new Fetch(
                                4,
                                128,
                                GroupOrder.DESCENDING,
                                new Fetch.RelativeJoining(2, 0),
                                Parameters.NONE)),
                control("17 00 01 04", new FetchCancel(4)),
                control(
                        "18 00 06 04 02 00 00 00 00",
                        new FetchOk(
                                4,
                                GroupOrder.DESCENDING,
                                false,
                                new Location(0, 0),
                                Parameters.NONE)),
                control(
                        "19 00 11 04 41 f4 0d 6e 6f 74 20 73 75 70 70 6f 72 74 65 64",
                        new FetchError(4, 500, "not supported")),
                control("1a 00 02 43 e8", new RequestsBlocked(1_000)));
    }

    static SubgroupHeader head(boolean extensions, boolean endsGroup) {
        return new SubgroupHeader(
                new SubgroupType(extensions, Numbering.ZERO, endsGroup), 0, 7, 0, 0);
    }

    static List<Data> streams() {
        Bytes hi = Bytes.ofUtf8("hi");
        Extensions time = new Extensions(List.of(new KeyValue.Varint(0x10, 3_000)));
        return List.of(
                new Data(
                        "18 00 07 00  00 02 68 69  00 00 00",
                        List.of(
                                head(false, true),
                                new SubgroupObject(0, 0, Content.of(hi)),
                                new SubgroupObject(1, 0, Content.of(Bytes.EMPTY)))),
                new Data(
                        "19 00 07 00  00 03 10 4b b8 02 68 69",
                        List.of(
                                head(true, true),
                                new SubgroupObject(
                                        0, 0, new Content(time, ObjectStatus.NORMAL, hi)))),
                new Data(
                        "10 00 07 00  00 02 68 69  00 00 03",
                        List.of(
                                head(false, false),
                                new SubgroupObject(0, 0, Content.of(hi)),
                                new SubgroupObject(1, 0, Content.of(ObjectStatus.END_OF_GROUP)))),
                new Data("05 04", List.of(new FetchHeader(4))),
                new Data(
                        "05 02  00 00 00 80 02 3c 02 02 68 69  01 02 03 00 00 00 01",
                        List.of(
                                new FetchHeader(2),
                                new FetchObject(
                                        0,
                                        0,
                                        0,
                                        128,
                                        new Content(
                                                new Extensions(
                                                        List.of(new KeyValue.Varint(0x3c, 2))),
                                                ObjectStatus.NORMAL,
                                                hi)),
                                new FetchObject(
                                        1, 2, 3, 0, Content.of(ObjectStatus.DOES_NOT_EXIST)))));
    }

    static List<ObjectDatagram> datagrams() {
        Content content = Content.of(Bytes.ofHex("de ad"));
        Content status = Content.of(ObjectStatus.END_OF_GROUP);
        return List.of(
                new ObjectDatagram(
                        false, 1, 2, OptionalLong.of(0), 128, ObjectDatagram.Form.PAYLOAD, content),
                new ObjectDatagram(
                        true, 1, 2, OptionalLong.empty(), 0, ObjectDatagram.Form.PAYLOAD, content),
                new ObjectDatagram(
                        false, 1, 2, OptionalLong.of(9), 0, ObjectDatagram.Form.STATUS, status));
    }

    /// The octets of a stream's messages.
    static Bytes encode(List<DataMessage> messages) {
        boolean extended =
                messages.getFirst() instanceof SubgroupHeader header && header.type().extensions();
        Bytes all = Bytes.EMPTY;
        for (DataMessage message : messages) {
            all =
                    all.concat(
                            switch (message) {
                                case SubgroupHeader header -> header.encode();
                                case SubgroupObject object -> object.encode(extended);
                                case FetchHeader header -> header.encode();
                                case FetchObject object -> object.encode();
                                case ObjectDatagram datagram -> datagram.encode();
                            });
        }
        return all;
    }
}
