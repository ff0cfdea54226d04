package org.moqlab.engine.transport;

import java.net.ConnectException;
import org.moqlab.engine.driver.Alpn;

/// A dial whose request for a session was answered by a status of HTTP.
final class DialRefusedException extends ConnectException {
    private static final long serialVersionUID = 1;

    private final int status;

    DialRefusedException(int status) {
        super(Alpn.answered(status));
        this.status = status;
    }

    int status() {
        return status;
    }
}
