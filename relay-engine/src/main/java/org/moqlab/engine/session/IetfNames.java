package org.moqlab.engine.session;

import org.moqlab.engine.model.Namespace;
import org.pcollections.TreePMap;

/// The namespaces a moq-transport peer offers.
///
/// The relays of March 2026 count offers of a name and let an end take back the newest only: a name
/// offered twice is never withdrawn while the session lives.
final class IetfNames {
    /// Most names one peer may have offered.
    static final int MAX_NAMES = 1_000_000;

    /// An offered name.
    ///
    /// @param offers how many stand
    /// @param newest whether the newest of them does
    private record Heard(int offers, boolean newest) {}

    private TreePMap<Namespace, Heard> heard = TreePMap.empty();

    IetfNames copy() {
        IetfNames copy = new IetfNames();
        copy.heard = heard;
        return copy;
    }

    boolean isFull() {
        return heard.size() >= MAX_NAMES;
    }

    /// Whether the name was ever offered.
    boolean isKnown(Namespace namespace) {
        return heard.containsKey(namespace);
    }

    /// The name is offered.
    ///
    /// @return whether it was not before
    boolean offered(Namespace namespace) {
        int before = offers(namespace);
        heard = heard.plus(namespace, new Heard(before + 1, true));
        return before == 0;
    }

    /// The newest offer of the name is taken back.
    ///
    /// @return whether none is left
    boolean ended(Namespace namespace) {
        Heard now = heard.get(namespace);
        if (now == null || !now.newest()) {
            return false;
        }
        heard = heard.plus(namespace, new Heard(now.offers() - 1, false));
        return now.offers() == 1;
    }

    /// One offer of the name is taken back, whichever.
    ///
    /// @return whether none is left
    boolean released(Namespace namespace) {
        Heard now = heard.get(namespace);
        if (now == null || now.offers() == 0) {
            return false;
        }
        heard = heard.plus(namespace, new Heard(now.offers() - 1, now.newest()));
        return now.offers() == 1;
    }

    /// All offers of the name are taken back.
    ///
    /// @return whether there was one
    boolean endedAltogether(Namespace namespace) {
        boolean any = offers(namespace) > 0;
        heard = heard.plus(namespace, new Heard(0, false));
        return any;
    }

    private int offers(Namespace namespace) {
        Heard now = heard.get(namespace);
        return now == null ? 0 : now.offers();
    }
}
