package org.moqlab.engine.driver;

import java.util.LinkedHashMap;
import org.moqlab.engine.observe.MeshEvent;

/// What the recorder remembers of one connection while either end holds it: who dialled it, what is
/// under way on it, and what ended it.
final class Wire {
    /// Most messages under way that are remembered; older ones lose their cause.
    static final int MAX_UNDER_WAY = 65_536;

    private record Place(String sender, long stream, long offset) {}

    final String dialer;
    final String acceptor;
    final long dialling;
    long ending = MeshEvent.EXTERNAL;
    private final LinkedHashMap<Place, Long> underWay = new LinkedHashMap<>();
    private boolean disturbed;
    private long dialerOpened = MeshEvent.EXTERNAL;
    private long acceptorOpened = MeshEvent.EXTERNAL;
    private boolean dialerEnded;
    private boolean acceptorEnded;

    Wire(String dialer, String acceptor, long dialling) {
        this.dialer = dialer;
        this.acceptor = acceptor;
        this.dialling = dialling;
    }

    Wire copy() {
        Wire copy = new Wire(dialer, acceptor, dialling);
        copy.ending = ending;
        copy.underWay.putAll(underWay);
        copy.disturbed = disturbed;
        copy.dialerOpened = dialerOpened;
        copy.acceptorOpened = acceptorOpened;
        copy.dialerEnded = dialerEnded;
        copy.acceptorEnded = acceptorEnded;
        return copy;
    }

    void sent(String sender, long stream, long offset, long event) {
        underWay.put(new Place(sender, stream, offset), event);
        if (underWay.size() > MAX_UNDER_WAY) {
            underWay.pollFirstEntry();
        }
    }

    long received(String receiver, long stream, long offset) {
        String sender = receiver.equals(dialer) ? acceptor : dialer;
        Long event = underWay.remove(new Place(sender, stream, offset));
        return event == null ? MeshEvent.EXTERNAL : event;
    }

    /// Something else than its ends' doing will end it, or no longer will.
    void disturb(boolean dead, long event) {
        if (dead != disturbed && !dialerEnded && !acceptorEnded) {
            ending = dead ? event : MeshEvent.EXTERNAL;
            disturbed = dead;
        }
    }

    /// One end is up.
    void opened(String name, long event) {
        if (name.equals(dialer)) {
            dialerOpened = event;
        } else {
            acceptorOpened = event;
        }
    }

    /// What last happened to one end: it came up, or is still being dialled.
    long standing(String name) {
        return Math.max(dialling, name.equals(dialer) ? dialerOpened : acceptorOpened);
    }

    boolean touches(String name) {
        return dialer.equals(name) || acceptor.equals(name);
    }

    /// One end is over.
    ///
    /// @return whether both are
    boolean ended(String name, long event) {
        if (name.equals(dialer)) {
            dialerEnded = true;
        } else {
            acceptorEnded = true;
        }
        ending = event;
        return dialerEnded && acceptorEnded;
    }
}
