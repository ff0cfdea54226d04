package org.moqlab.engine.session;

import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Makes the session a negotiated protocol name leads to. Where the name leaves the choice to
/// SETUP, as `moql` and no name do, the session chooses when SETUP is here (WIRE §1.2).
public final class Sessions {
    private Sessions() {}

    /// A session the peer dialled. The first version of the peer's list that this engine speaks is
    /// taken.
    ///
    /// @param alpn what was negotiated; empty for nothing
    public static Session accept(String alpn, Terms terms) {
        if (LiteVersion.ofAlpn(alpn).isPresent()) {
            return new LiteSession(false, alpn, terms);
        }
        return alpn.equals(Draft14.ALPN)
                ? new IetfSession(false, alpn, terms)
                : new UndecidedSession(false, alpn, terms);
    }

    /// A session this end dialled, which offers [Terms#inBand] where there is a choice.
    ///
    /// @param alpn what was negotiated; empty for nothing
    public static Session dial(String alpn, Terms terms) {
        boolean draft = terms.inBand().contains(Draft14.CODE);
        boolean lite =
                terms.inBand().stream().anyMatch(code -> LiteVersion.ofSetupCode(code).isPresent());
        if (LiteVersion.ofAlpn(alpn).isPresent()) {
            return new LiteSession(true, alpn, terms);
        }
        if (alpn.equals(Draft14.ALPN) || (draft && !lite)) {
            return new IetfSession(true, alpn, terms);
        }
        return draft ? new UndecidedSession(true, alpn, terms) : new LiteSession(true, alpn, terms);
    }
}
