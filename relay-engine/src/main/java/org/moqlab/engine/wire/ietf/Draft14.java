package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.model.WireName;

/// The one moq-transport draft of this engine and the names it goes by (WIRE §1.1).
public final class Draft14 {
    /// The code used inside SETUP.
    public static final long CODE = 0xff00000eL;

    /// The name used in scenario files.
    public static final String WIRE = WireName.MOQ_TRANSPORT_14.text();

    /// The ALPN that leaves nothing but this draft to SETUP.
    public static final String ALPN = "moq-00";

    /// What a Rust peer grants: as good as no limit on request ids.
    public static final long UNLIMITED_REQUESTS = 0xffff_ffffL;

    private Draft14() {}
}
