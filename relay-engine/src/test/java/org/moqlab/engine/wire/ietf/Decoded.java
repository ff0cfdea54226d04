package org.moqlab.engine.wire.ietf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;

/// Control messages in the words of the moqtap vectors.
final class Decoded {
    private final Map<String, Object> fields = new TreeMap<>();

    static Map<String, Object> of(ControlMessage message) throws DecodeException {
        return new Decoded().message(message).fields;
    }

    private Decoded put(String name, Object value) {
        fields.put(name, value instanceof List || value instanceof Map ? value : text(value));
        return this;
    }

    private static String text(Object value) {
        return value instanceof Boolean flag ? (flag ? "1" : "0") : String.valueOf(value);
    }

    private Decoded message(ControlMessage message) throws DecodeException {
        return switch (message) {
            case ClientSetup setup ->
                    put("supported_versions", setup.versions().stream().map(Decoded::text).toList())
                            .parameters(setup.parameters(), Registry.SETUP_PARAMETER);
            case ServerSetup setup ->
                    put("selected_version", setup.version())
                            .parameters(setup.parameters(), Registry.SETUP_PARAMETER);
            case Goaway goaway -> put("new_session_uri", goaway.uri());
            case MaxRequestId grant -> put("request_id", grant.maximum());
            case RequestsBlocked blocked -> put("request_id", blocked.maximum());
            case RequestError error ->
                    put("request_id", error.request())
                            .put("error_code", error.code())
                            .put("reason_phrase", error.reason());
            case Acknowledgement ok ->
                    put("request_id", ok.request())
                            .parameters(ok.parameters().orElse(Parameters.NONE));
            case Unsubscribe end -> put("request_id", end.request());
            case FetchCancel end -> put("request_id", end.request());
            case TrackStatus status -> message(status.question());
            case TrackStatusOk status -> message(status.answer());
            case Subscribe _, SubscribeOk _, SubscribeUpdate _ -> subscription(message);
            case Publish _, PublishOk _, PublishDone _ -> publication(message);
            case Fetch fetch -> fetch(fetch);
            case FetchOk ok ->
                    put("request_id", ok.request())
                            .put("group_order", ok.order().code())
                            .put("end_of_track", ok.endOfTrack())
                            .put("end_location", location(ok.end()))
                            .parameters(ok.parameters());
            default -> names(message);
        };
    }

    private Decoded names(ControlMessage message) throws DecodeException {
        return switch (message) {
            case PublishNamespace publish ->
                    put("request_id", publish.request())
                            .put("track_namespace", publish.namespace().fields())
                            .parameters(publish.parameters());
            case PublishNamespaceDone done -> put("track_namespace", done.namespace().fields());
            case PublishNamespaceCancel cancel ->
                    put("track_namespace", cancel.namespace().fields())
                            .put("error_code", cancel.code())
                            .put("reason_phrase", cancel.reason());
            case SubscribeNamespace wanted ->
                    put("request_id", wanted.request())
                            .put("namespace_prefix", wanted.prefix().fields())
                            .parameters(wanted.parameters());
            case UnsubscribeNamespace(UnsubscribeNamespace.ByPrefix(NamespaceTuple prefix)) ->
                    put("track_namespace_prefix", prefix.fields());
            default -> put("unexpected", message);
        };
    }

    private Decoded subscription(ControlMessage message) throws DecodeException {
        return switch (message) {
            case Subscribe asked ->
                    put("request_id", asked.request())
                            .put("track_namespace", asked.namespace().fields())
                            .put("track_name", asked.track())
                            .put("subscriber_priority", asked.priority())
                            .put("group_order", asked.order().code())
                            .put("forward", asked.forward())
                            .filter(asked.filter())
                            .parameters(asked.parameters());
            case SubscribeOk ok ->
                    put("request_id", ok.request())
                            .put("track_alias", ok.alias())
                            .put("expires", ok.expires())
                            .put("group_order", ok.order().code())
                            .largest(ok.largest())
                            .parameters(ok.parameters());
            case SubscribeUpdate update ->
                    put("request_id", update.request())
                            .put("subscription_request_id", update.subscription())
                            .start(update.start())
                            .put("end_group", update.end())
                            .put("subscriber_priority", update.priority())
                            .put("forward", update.forward())
                            .parameters(update.parameters());
            default -> put("unexpected", message);
        };
    }

    private Decoded publication(ControlMessage message) throws DecodeException {
        return switch (message) {
            case Publish publish ->
                    put("request_id", publish.request())
                            .put("track_namespace", publish.namespace().fields())
                            .put("track_name", publish.track())
                            .put("track_alias", publish.alias())
                            .put("group_order", publish.order().code())
                            .largest(publish.largest())
                            .put("forward", publish.forward())
                            .parameters(publish.parameters());
            case PublishOk ok ->
                    put("request_id", ok.request())
                            .put("forward", ok.forward())
                            .put("subscriber_priority", ok.priority())
                            .put("group_order", ok.order().code())
                            .filter(ok.filter())
                            .parameters(ok.parameters());
            case PublishDone done ->
                    put("request_id", done.request())
                            .put("status_code", done.status())
                            .put("stream_count", done.streams())
                            .put("reason_phrase", done.reason());
            default -> put("unexpected", message);
        };
    }

    private Decoded fetch(Fetch fetch) throws DecodeException {
        put("request_id", fetch.request());
        put("subscriber_priority", fetch.priority());
        put("group_order", fetch.order().code());
        switch (fetch.range()) {
            case Fetch.Standalone(
                            NamespaceTuple names,
                            TrackName track,
                            Location start,
                            Location end) ->
                    put("fetch_type", 1)
                            .put("track_namespace", names.fields())
                            .put("track_name", track)
                            .start(start)
                            .put("end_group", end.group())
                            .put("end_object", end.object());
            case Fetch.RelativeJoining(long subscription, long groups) ->
                    put("fetch_type", 2)
                            .put("joining_request_id", subscription)
                            .put("joining_start", groups);
            case Fetch.AbsoluteJoining(long subscription, long group) ->
                    put("fetch_type", 3)
                            .put("joining_request_id", subscription)
                            .put("joining_start", group);
        }
        return parameters(fetch.parameters());
    }

    private Decoded start(Location start) {
        return put("start_group", start.group()).put("start_object", start.object());
    }

    private Decoded filter(Filter filter) {
        put("filter_type", filter.code());
        return switch (filter) {
            case Filter.NextGroup _, Filter.LargestObject _ -> this;
            case Filter.AbsoluteStart(Location start) -> start(start);
            case Filter.AbsoluteRange(Location start, long end) ->
                    start(start).put("end_group", end);
        };
    }

    private Decoded largest(Optional<Location> largest) {
        largest.ifPresent(place -> put("largest_location", location(place)));
        return put("content_exists", largest.isPresent());
    }

    private static Map<String, Object> location(Location location) {
        return new TreeMap<>(
                Map.of("group", text(location.group()), "object", text(location.object())));
    }

    private Decoded parameters(Parameters parameters) throws DecodeException {
        return parameters(parameters, Registry.MESSAGE_PARAMETER);
    }

    private Decoded parameters(Parameters parameters, Registry names) throws DecodeException {
        Map<String, Object> values = new TreeMap<>();
        for (KeyValue entry : parameters.entries()) {
            values.put(names.describe(entry.id()), value(entry));
        }
        return put("parameters", values);
    }

    private static Object value(KeyValue entry) throws DecodeException {
        return switch (entry) {
            case KeyValue.Varint number -> text(number.value());
            case KeyValue.Octets(long id, Bytes octets) when id == Parameters.AUTHORIZATION_TOKEN ->
                    token(octets);
            case KeyValue.Octets octets ->
                    new String(octets.value().toArray(), java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    private static Map<String, Object> token(Bytes octets) throws DecodeException {
        AuthorizationToken token = AuthorizationToken.decode(octets, 0);
        Decoded decoded = new Decoded().put("alias_type", token.action().code());
        token.alias().ifPresent(alias -> decoded.put("token_alias", alias));
        token.tokenType().ifPresent(type -> decoded.put("token_type", type));
        return token.tokenType().isPresent()
                ? decoded.put("token_value", token.value()).fields
                : decoded.fields;
    }

    /// The objects of a data stream after its head.
    static List<Object> objects(List<DataMessage> messages) {
        List<Object> objects = new ArrayList<>();
        boolean extended =
                messages.getFirst() instanceof SubgroupHeader head && head.type().extensions();
        for (DataMessage message : messages.subList(1, messages.size())) {
            Decoded decoded = new Decoded();
            switch (message) {
                case SubgroupObject object ->
                        decoded.put("object_id_delta", object.delta())
                                .put("object_id", object.id())
                                .extensions(extended, object.content(), true)
                                .content(object.content());
                case FetchObject object ->
                        decoded.put("group_id", object.group())
                                .put("subgroup_id", object.subgroup())
                                .put("object_id", object.id())
                                .put("publisher_priority", object.priority())
                                .extensions(true, object.content(), false)
                                .content(object.content());
                default -> decoded.put("unexpected", message);
            }
            objects.add(decoded.fields);
        }
        return objects;
    }

    private Decoded extensions(boolean extended, Content content, boolean asList) {
        if (!extended) {
            return this;
        }
        Bytes block = content.extensions().write(new org.moqlab.engine.wire.WireWriter()).toBytes();
        put("extension_headers_length", block.length() - 1);
        if (content.extensions().isEmpty()) {
            return this;
        }
        if (!asList) {
            return put("extension_headers_hex", block.slice(1, block.length()));
        }
        List<Object> headers = new ArrayList<>();
        for (KeyValue entry : content.extensions().entries()) {
            if (entry instanceof KeyValue.Varint number) {
                headers.add(
                        new Decoded().put("type", number.id()).put("value", number.value()).fields);
            }
        }
        return put("extension_headers", headers);
    }

    private Decoded content(Content content) {
        put("payload_length", content.payload().length());
        return content.payload().isEmpty()
                ? put("object_status", content.status().code())
                : put("payload_hex", content.payload());
    }

    static Map<String, Object> head(List<DataMessage> messages) {
        Decoded decoded = new Decoded();
        switch (messages.getFirst()) {
            case SubgroupHeader head -> {
                long first = messages.get(1) instanceof SubgroupObject object ? object.id() : 0;
                decoded.put("stream_type", "subgroup_header")
                        .put("stream_type_id", head.type().code())
                        .put("track_alias", head.alias())
                        .put("group_id", head.group())
                        .put("subgroup_id", head.subgroup(first))
                        .put("publisher_priority", head.priority());
            }
            case FetchHeader head ->
                    decoded.put("stream_type", "fetch_header").put("request_id", head.request());
            default -> decoded.put("unexpected", messages.getFirst());
        }
        return decoded.put("objects", objects(messages)).fields;
    }

    static Map<String, Object> datagram(ObjectDatagram datagram, long type) {
        boolean status = datagram.form() == ObjectDatagram.Form.STATUS;
        Decoded decoded =
                new Decoded()
                        .put("stream_type", "object_datagram" + (status ? "_status" : ""))
                        .put("stream_type_id", type)
                        .put("track_alias", datagram.alias())
                        .put("group_id", datagram.group())
                        .put("publisher_priority", datagram.priority());
        datagram.object().ifPresent(object -> decoded.put("object_id", object));
        return status
                ? decoded.put("object_status", datagram.content().status().code()).fields
                : decoded.put("payload_hex", datagram.content().payload()).fields;
    }
}
