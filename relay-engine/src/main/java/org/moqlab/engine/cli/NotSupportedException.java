package org.moqlab.engine.cli;

import java.io.Serial;

/// Something that this build or this machine cannot do; the message says what.
final class NotSupportedException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    NotSupportedException(String message) {
        super(message);
    }
}
