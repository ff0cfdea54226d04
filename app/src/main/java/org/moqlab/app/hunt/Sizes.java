package org.moqlab.app.hunt;

import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;

/// How large a scenario is, in words.
final class Sizes {
    private Sizes() {}

    static String of(Scenario scenario) {
        long sessions =
                scenario.topology().relays().stream()
                        .mapToLong(relay -> scenario.topology().dials(relay).size())
                        .sum();
        return Words.of(
                "hunt.size",
                Words.counted("hunt.relays", scenario.topology().relays().size()),
                Words.counted("hunt.sessions", sessions),
                Words.counted("hunt.clients", scenario.clients().size()),
                Words.counted("hunt.acts", scenario.acts().size()));
    }
}
