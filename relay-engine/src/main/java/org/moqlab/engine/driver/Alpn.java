package org.moqlab.engine.driver;

import java.util.List;
import org.moqlab.engine.session.Dialect;

/// Protocol names as a connection negotiates them (WIRE §1.2).
public final class Alpn {
    /// What every listener takes, in its order of preference; one that takes more says so by
    /// [org.moqlab.engine.relay.Endpoint#protocols].
    public static final List<String> TAKEN = Dialect.TAKEN;

    private Alpn() {}

    /// Why a dial fails whose request for a session was answered otherwise.
    ///
    /// @param status of HTTP
    public static String answered(int status) {
        return "the other end answers " + status + (status == 401 ? " unauthorized" : "");
    }

    /// Why a dial fails whose offer the other end does not take.
    public static String refused(String offered) {
        return "the other end does not speak " + offered;
    }
}
