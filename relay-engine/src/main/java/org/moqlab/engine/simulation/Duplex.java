package org.moqlab.engine.simulation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.StreamKind;

/// A stream in both directions; a unidirectional one has only its opener's.
final class Duplex {
    private final boolean byDialer;
    private final @Nullable Half toDialer;
    private final @Nullable Half toAcceptor;
    private boolean known;

    private Duplex(boolean byDialer, @Nullable Half toDialer, @Nullable Half toAcceptor) {
        this.byDialer = byDialer;
        this.toDialer = toDialer;
        this.toAcceptor = toAcceptor;
    }

    /// Requests and their answers go before every group, whatever its rank.
    private static final long FIRST = 256;

    /// A stream that one end has just opened.
    static Duplex opened(boolean byDialer, StreamKind kind) {
        boolean both = kind == StreamKind.BIDI;
        long rank = both ? FIRST : 0;
        return new Duplex(
                byDialer,
                both || !byDialer ? new Half(rank) : null,
                both || byDialer ? new Half(rank) : null);
    }

    Duplex copy() {
        Duplex copy =
                new Duplex(
                        byDialer,
                        toDialer == null ? null : toDialer.copy(),
                        toAcceptor == null ? null : toAcceptor.copy());
        copy.known = known;
        return copy;
    }

    boolean byDialer() {
        return byDialer;
    }

    /// The direction towards one end, if there is one.
    Optional<Half> to(boolean dialerSide) {
        return Optional.ofNullable(dialerSide ? toDialer : toAcceptor);
    }

    /// The far end learns of the stream.
    ///
    /// @return false when it knew already
    boolean learn() {
        boolean news = !known;
        known = true;
        return news;
    }

    /// Whether one end still writes or hears on it.
    boolean isOpenAt(boolean dialerSide) {
        boolean writes = to(!dialerSide).filter(out -> !out.isSent()).isPresent();
        boolean hears = to(dialerSide).filter(in -> !in.isHeardOut()).isPresent();
        return (known || byDialer == dialerSide) && (writes || hears);
    }

    /// Whether nothing can happen on it any more.
    boolean isOver() {
        return (toDialer == null || toDialer.isOver())
                && (toAcceptor == null || toAcceptor.isOver());
    }
}
