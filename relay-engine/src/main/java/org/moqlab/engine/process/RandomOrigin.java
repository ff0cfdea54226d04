package org.moqlab.engine.process;

import java.security.SecureRandom;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.relay.DrawnOrigin;

/// Identities that nobody else has drawn (WIRE §5.2).
final class RandomOrigin {
    private static final SecureRandom CHANCE = new SecureRandom();

    private RandomOrigin() {}

    static Origin draw() {
        return new Origin(CHANCE.nextLong(1, DrawnOrigin.MAX + 1));
    }
}
