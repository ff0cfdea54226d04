package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A scenario and what its file says beside it: what to see in it, where to draw whom, and how else
/// to play it.
///
/// @param scenario the scenario as the file has it
/// @param card what a visitor is told; empty for scenarios that are no exhibits
/// @param layout where relays and clients are drawn, by name
/// @param variants the scenario with something changed, in the order of the file
public record Exhibit(
        Scenario scenario, Optional<Card> card, Map<String, Spot> layout, List<Variant> variants) {
    /// Creates an exhibit; the collections are copied.
    public Exhibit {
        layout = Collections.unmodifiableMap(new TreeMap<>(layout));
        variants = List.copyOf(variants);
    }

    /// What a visitor is told.
    ///
    /// @param family which part of the museum it belongs to
    /// @param number its place there, from 1
    /// @param see what there is to see
    /// @param attempt what to try
    /// @param cause why it is so
    /// @param fix what put it right, or would
    /// @param live whether it goes as expected over real QUIC too
    public record Card(
            Family family,
            int number,
            String see,
            String attempt,
            String cause,
            String fix,
            boolean live) {}

    /// A part of the museum.
    public enum Family {
        /// Hop counts that echo.
        HOP_COUNT("Hop counts and echoes"),
        /// Hop lists, the first ones.
        HOP_LIST("The first hop lists"),
        /// How relays find and dial each other.
        DISCOVERY("Finding and dialling each other"),
        /// Fronts, failover and takeover.
        FRONTS("Fronts, failover, takeover"),
        /// What is still so.
        TODAY("Still so today"),
        /// Names, roots and who may come in.
        NAMES("Names and who may come in");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        /// The word in a scenario file.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// One line for people.
        public String title() {
            return title;
        }
    }

    /// A place on a drawing; y grows downwards.
    public record Spot(int x, int y) {}

    /// The scenario with something changed.
    ///
    /// @param name what is changed, in words; unique in its file
    /// @param shows whether it shows the bug
    /// @param live whether it goes as expected over real QUIC too
    /// @param scenario what is played
    public record Variant(String name, boolean shows, boolean live, Scenario scenario) {}

    /// Everything there is to play: the scenario itself, under the name of its policy, then the
    /// variants.
    public List<Variant> runs() {
        boolean live = card.map(Card::live).orElse(false);
        List<Variant> runs = new ArrayList<>();
        runs.add(new Variant(scenario.policy(), card.isPresent(), live, scenario));
        runs.addAll(variants);
        return runs;
    }
}
