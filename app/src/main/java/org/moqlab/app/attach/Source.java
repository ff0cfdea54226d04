package org.moqlab.app.attach;

import java.util.List;

/// A relay that is watched, and what is heard of it where.
///
/// @param relay its label
/// @param place where it is, without a token
/// @param named whether a person has named it
/// @param lines what is heard of it
record Source(String relay, String place, boolean named, List<Line> lines) {
    Source {
        lines = List.copyOf(lines);
    }
}
