package org.moqlab.engine.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What a caller has to show who may do more than look. Kept as a digest, so that it stands
/// nowhere.
public final class ControlToken {
    /// Characters of the shortest one that is taken.
    public static final int MIN_LENGTH = 16;

    private final byte[] digest;

    private ControlToken(byte[] digest) {
        this.digest = digest;
    }

    /// A token.
    ///
    /// @throws IllegalArgumentException when it is shorter than [#MIN_LENGTH]
    public static ControlToken of(String text) {
        if (text.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a control token of at least " + MIN_LENGTH + " characters is needed");
        }
        return new ControlToken(digest(text));
    }

    /// Whether a caller shows it; takes as long whatever he shows.
    boolean matches(String shown) {
        return MessageDigest.isEqual(digest, digest(shown));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a control token";
    }
}
