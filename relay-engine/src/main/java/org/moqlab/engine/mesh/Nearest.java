package org.moqlab.engine.mesh;

import java.util.Collection;
import java.util.Optional;

/// Finds the word somebody probably meant.
final class Nearest {
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /// The candidate that takes the fewest edits to reach from `word`, the first among equals;
    /// empty when none is within a third of the word's length.
    static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        int limit = word.length() < 2 ? 1 : (word.length() + 2) / 3 + 1;
        for (String candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < limit) {
                best = Optional.of(candidate);
                limit = edits;
            }
        }
        return best;
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swap = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
