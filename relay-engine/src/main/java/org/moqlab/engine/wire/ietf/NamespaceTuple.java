package org.moqlab.engine.wire.ietf;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.WireWriter;

/// A namespace as moq-transport writes it: fields where the family has a path (WIRE §2).
///
/// Fields joined with `/` are the path, and its parts are the fields again. A tuple with an empty
/// field or one with a `/` inside has no such path: joined, it would name another tuple. Such a
/// tuple is read, shown and written as it is, and [#namespace] is empty, so that whoever needs a
/// path has to refuse it. One single empty field is how an older JavaScript client writes the root;
/// it is taken for the root, which is written without fields.
public record NamespaceTuple(List<String> fields) {
    /// Most fields.
    public static final int MAX_FIELDS = 32;

    /// The root: no fields.
    public static final NamespaceTuple ROOT = new NamespaceTuple(List.of());

    /// Creates a tuple; the list is copied.
    ///
    /// @throws IllegalArgumentException above [#MAX_FIELDS]
    public NamespaceTuple {
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("more than " + MAX_FIELDS + " fields");
        }
        fields = fields.equals(List.of("")) ? List.of() : List.copyOf(fields);
    }

    /// The tuple of a path; empty when it has more than [#MAX_FIELDS] parts.
    public static Optional<NamespaceTuple> of(Namespace namespace) {
        if (namespace.equals(Namespace.ROOT)) {
            return Optional.of(ROOT);
        }
        List<String> parts = List.of(namespace.path().split("/", -1));
        return parts.size() > MAX_FIELDS
                ? Optional.empty()
                : Optional.of(new NamespaceTuple(parts));
    }

    /// The path these fields are the parts of; empty when a field is empty or contains a `/`.
    public Optional<Namespace> namespace() {
        boolean lossless =
                fields.stream().noneMatch(field -> field.isEmpty() || field.indexOf('/') >= 0);
        return lossless ? Optional.of(new Namespace(String.join("/", fields))) : Optional.empty();
    }

    /// Number of UTF-16 units of the joined fields.
    static int joinedLength(List<String> fields) {
        return fields.stream().mapToInt(String::length).sum() + Math.max(0, fields.size() - 1);
    }

    WireWriter write(WireWriter out) {
        out.varint(fields.size());
        fields.forEach(out::string);
        return out;
    }

    /// The path, or the fields one by one where there is none.
    @Override
    public String toString() {
        return namespace().map(Namespace::path).orElseGet(fields::toString);
    }
}
