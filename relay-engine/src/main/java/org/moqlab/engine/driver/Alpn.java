package org.moqlab.engine.driver;

import java.util.Arrays;
import java.util.List;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Protocol names as a connection negotiates them (WIRE §1.2).
public final class Alpn {
    /// What a listener takes, in its order of preference: the newest wire first.
    public static final List<String> TAKEN =
            Arrays.stream(LiteVersion.values())
                    .map(LiteVersion::alpn)
                    .distinct()
                    .toList()
                    .reversed();

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
