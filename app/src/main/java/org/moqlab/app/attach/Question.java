package org.moqlab.app.attach;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;

/// What the screen wants to know.
///
/// @param at the moment it shows, ns since the watching began; empty for now
/// @param mark the moment it compares with, ns since the watching began; empty for none
/// @param relay label of the selected relay
/// @param namespace the selected one
/// @param filter what names in the table of the relay have to contain
record Question(
        OptionalLong at,
        OptionalLong mark,
        Optional<String> relay,
        Optional<Namespace> namespace,
        String filter) {
    /// Characters of a filter that count.
    static final int MAX_FILTER = 200;

    /// Nothing is selected, and now is shown.
    static final Question FIRST =
            new Question(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "");

    Question {
        filter = filter.length() <= MAX_FILTER ? filter : filter.substring(0, MAX_FILTER);
    }
}
