package org.moqlab.engine.wire.lite;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireReader;

/// A reader that knows namespaces and their bound.
record Names(WireReader reader) {
    Names(Bytes body, long offset) {
        this(new WireReader(body, offset));
    }

    Namespace namespace() throws DecodeException {
        long start = reader.offset();
        String text = reader.string();
        if (text.length() > Namespace.MAX_LENGTH) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    start,
                    "namespace of "
                            + text.length()
                            + " characters where at most "
                            + Namespace.MAX_LENGTH
                            + " are allowed");
        }
        return new Namespace(text);
    }
}
