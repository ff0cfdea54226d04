package org.moqlab.engine.wire.ietf;

import java.util.List;
import java.util.Optional;

/// The draft's registries of numbers, for display: what a code or a key is called. The family
/// answers requests with codes of its own ([FamilyCode]), which are named too (WIRE §4.3).
public final class Registry {
    /// Codes of SUBSCRIBE_ERROR and TRACK_STATUS_ERROR.
    public static final Registry SUBSCRIBE_ERROR =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "timeout"),
                    entry(3, "not supported"),
                    entry(4, "track does not exist"),
                    entry(5, "invalid range"),
                    entry(0x10, "malformed auth token"),
                    entry(0x12, "expired auth token"));

    /// Status codes of PUBLISH_DONE.
    public static final Registry PUBLISH_DONE =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "track ended"),
                    entry(3, "subscription ended"),
                    entry(4, "going away"),
                    entry(5, "expired"),
                    entry(6, "too far behind"),
                    entry(7, "malformed track"));

    /// Codes of PUBLISH_ERROR.
    public static final Registry PUBLISH_ERROR =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "timeout"),
                    entry(3, "not supported"),
                    entry(4, "uninterested"));

    /// Codes of FETCH_ERROR.
    public static final Registry FETCH_ERROR =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "timeout"),
                    entry(3, "not supported"),
                    entry(4, "track does not exist"),
                    entry(5, "invalid range"),
                    entry(6, "no objects"),
                    entry(7, "invalid joining request id"),
                    entry(8, "unknown status in range"),
                    entry(9, "malformed track"),
                    entry(0x10, "malformed auth token"),
                    entry(0x12, "expired auth token"));

    /// Codes of PUBLISH_NAMESPACE_ERROR and PUBLISH_NAMESPACE_CANCEL.
    public static final Registry PUBLISH_NAMESPACE_ERROR =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "timeout"),
                    entry(3, "not supported"),
                    entry(4, "uninterested"),
                    entry(0x10, "malformed auth token"),
                    entry(0x12, "expired auth token"));

    /// Codes of SUBSCRIBE_NAMESPACE_ERROR.
    public static final Registry SUBSCRIBE_NAMESPACE_ERROR =
            new Registry(
                    Names.REQUEST,
                    entry(0, "internal error"),
                    entry(1, "unauthorized"),
                    entry(2, "timeout"),
                    entry(3, "not supported"),
                    entry(4, "namespace prefix unknown"),
                    entry(5, "namespace prefix overlap"),
                    entry(0x10, "malformed auth token"),
                    entry(0x12, "expired auth token"));

    /// Codes with which data streams are reset.
    public static final Registry DATA_STREAM =
            new Registry(
                    Names.CODE,
                    entry(0, "internal error"),
                    entry(1, "cancelled"),
                    entry(2, "delivery timeout"),
                    entry(3, "session closed"));

    /// Codes with which sessions are closed.
    public static final Registry SESSION =
            new Registry(
                    Names.CODE,
                    entry(0, "no error"),
                    entry(1, "internal error"),
                    entry(2, "unauthorized"),
                    entry(3, "protocol violation"),
                    entry(4, "invalid request id"),
                    entry(5, "duplicate track alias"),
                    entry(6, "key-value formatting error"),
                    entry(7, "too many requests"),
                    entry(8, "invalid path"),
                    entry(9, "malformed path"),
                    entry(0x10, "goaway timeout"),
                    entry(0x11, "control message timeout"),
                    entry(0x12, "data stream timeout"),
                    entry(0x13, "auth token cache overflow"),
                    entry(0x14, "duplicate auth token alias"),
                    entry(0x15, "version negotiation failed"),
                    entry(0x16, "malformed auth token"),
                    entry(0x17, "unknown auth token alias"),
                    entry(0x18, "expired auth token"),
                    entry(0x19, "invalid authority"),
                    entry(0x1a, "malformed authority"));

    /// Parameters of CLIENT_SETUP and SERVER_SETUP.
    public static final Registry SETUP_PARAMETER =
            new Registry(
                    Names.KEY,
                    entry(Parameters.PATH, "path"),
                    entry(Parameters.MAX_REQUEST_ID, "max_request_id"),
                    entry(Parameters.AUTHORIZATION_TOKEN, "authorization_token"),
                    entry(4, "max_auth_token_cache_size"),
                    entry(Parameters.AUTHORITY, "authority"),
                    entry(Parameters.IMPLEMENTATION, "implementation"),
                    entry(Parameters.SOLICIT, "solicit"));

    /// Parameters of all other messages.
    public static final Registry MESSAGE_PARAMETER =
            new Registry(
                    Names.KEY,
                    entry(2, "delivery_timeout"),
                    entry(Parameters.AUTHORIZATION_TOKEN, "authorization_token"),
                    entry(4, "max_cache_duration"));

    /// Extension headers of objects, those of the family among them.
    public static final Registry EXTENSION =
            new Registry(
                    Names.KEY,
                    entry(Extensions.OLD_TIMESTAMP, "timestamp"),
                    entry(Extensions.TIMESCALE, "timescale"),
                    entry(0x0b, "immutable"),
                    entry(Extensions.TIMESTAMP, "timestamp"),
                    entry(0x3c, "prior_group_id_gap"),
                    entry(0x3e, "prior_object_id_gap"));

    /// What kind of numbers a registry holds.
    private enum Names {
        /// Codes among which those of the family may stand.
        REQUEST,
        /// Other codes.
        CODE,
        /// Keys, which people know by name.
        KEY
    }

    private record Entry(long number, String words) {}

    private final Names names;
    private final List<Entry> entries;

    private Registry(Names names, Entry... entries) {
        this.names = names;
        this.entries = List.of(entries);
    }

    private static Entry entry(long number, String words) {
        return new Entry(number, words);
    }

    /// What the draft calls a number, if it does.
    public Optional<String> words(long number) {
        return entries.stream()
                .filter(entry -> entry.number == number)
                .map(Entry::words)
                .findFirst();
    }

    /// A number in words, such as `4 track does not exist` or `404 not found`; the bare number
    /// where it has no name. Keys are named without their number.
    public String describe(long number) {
        Optional<String> words = words(number);
        if (words.isEmpty() && names == Names.REQUEST) {
            words = FamilyCode.of(number).map(FamilyCode::words);
        }
        boolean key = names == Names.KEY;
        return words.map(name -> key ? name : number + " " + name)
                .orElseGet(() -> key ? "0x" + Long.toHexString(number) : Long.toString(number));
    }
}
