package org.moqlab.app.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// How high rows are, and which are seen.
final class MatrixLayoutTest {
    @Test
    void rowsScrollBeforeTheyAreLowerThanWanted() {
        MatrixLayout squeezed = MatrixLayout.of(1_000, 164, 4, 10, 0, 6);
        assertEquals(12, squeezed.row());
        assertEquals(10, squeezed.shown());
        MatrixLayout scrolling = MatrixLayout.of(1_000, 164, 4, 10, 9, 18);
        assertEquals(18, scrolling.row());
        assertEquals(6, scrolling.shown());
        assertEquals(4, scrolling.scroll());
    }
}
