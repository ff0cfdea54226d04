package org.moqlab.app.pen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Words that have little room.
@ExtendWith(ApplicationExtension.class)
final class PrintTest {
    @Test
    void namesThatBeginAlikeAreToldApartWhereTheyAreCut() {
        String one = Print.TITLE.fitMiddle("id 4455667700", 54);
        String other = Print.TITLE.fitMiddle("id 4455667701", 54);
        assertNotEquals(one, other);
        assertTrue(one.startsWith("id") && one.endsWith("00"), one);
        assertTrue(Print.TITLE.width(one) <= 54, one);
    }

    @Test
    void wordsThatFitAreNotCut() {
        assertEquals("fra", Print.NAME.fitMiddle("fra", 80));
    }
}
