package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.session.Anatomy;

/// Every octet of every message is one field's, but for what only frames the message. Fetch streams
/// and datagrams of this family are refused by sessions, so nobody ever sees one.
final class FieldSpansTest {
    /// Type and length of a control message.
    private static final Set<Integer> FRAME = Set.of(0, 1, 2);

    static Stream<MessageView> control() {
        return VectorsTest.control()
                .map(vector ->
                        vector.message().view(vector.message().kind(), Bytes.ofHex(vector.hex())));
    }

    static Stream<MessageView> data() throws Exception {
        List<MessageView> views = new ArrayList<>();
        for (Vectors.Data vector : Vectors.streams()) {
            ObjectStream stream = new ObjectStream();
            stream.append(Bytes.ofHex(vector.hex()));
            for (Optional<ObjectStream.Part> part = stream.next();
                    part.isPresent();
                    part = stream.next()) {
                DataMessage message = part.get().message();
                if (message instanceof SubgroupHeader || message instanceof SubgroupObject) {
                    views.add(message.view(message.kind(), part.get().bytes()));
                }
            }
        }
        return views.stream();
    }

    /// The octets of no field. Those of two make the test fail.
    private static Set<Integer> unmarked(MessageView view) {
        List<Span> spans = Anatomy.of(view, Draft14.ALPN);
        Set<Integer> left = new TreeSet<>();
        for (int i = 0; i < view.bytes().length(); i++) {
            left.add(i);
        }
        for (Span span : spans) {
            for (int i = span.from(); i < span.to(); i++) {
                assertEquals(true, left.remove(i), "octet " + i + " twice in " + spans);
            }
        }
        return left;
    }

    @ParameterizedTest
    @MethodSource("control")
    void every_octet_of_a_control_message_is_of_one_field(MessageView view) {
        assertEquals(FRAME, unmarked(view), () -> Anatomy.of(view, Draft14.ALPN).toString());
    }

    @ParameterizedTest
    @MethodSource("data")
    void every_octet_of_a_stream_of_objects_is_of_one_field(MessageView view) {
        assertEquals(Set.of(), unmarked(view), () -> Anatomy.of(view, Draft14.ALPN).toString());
    }
}
