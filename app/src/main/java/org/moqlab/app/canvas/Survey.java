package org.moqlab.app.canvas;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

/// What is seen of a cluster from outside, in words and states, for [SurveyCanvas]. All words are
/// fit to be shown: whoever makes a survey has bounded and cleaned what relays said.
///
/// @param relays those that are watched, and those that are only heard of
/// @param ties sessions between them, each with what is known of it
/// @param fetches where relays would fetch the selected namespace from
/// @param homes publishers of it, at the relays where their ways begin
/// @param topic the selected namespace over all relays
/// @param spoken what a screen reader says of all this
public record Survey(
        List<Relay> relays,
        List<Tie> ties,
        List<Fetch> fetches,
        List<Home> homes,
        Optional<Topic> topic,
        String spoken) {
    /// Most relays that are drawn.
    public static final int MAX_RELAYS = 96;

    /// Most ties that are drawn.
    public static final int MAX_TIES = 400;

    /// Nothing is seen.
    public static final Survey EMPTY =
            new Survey(List.of(), List.of(), List.of(), List.of(), Optional.empty(), "");

    /// Creates a survey; the lists are copied.
    ///
    /// @throws IllegalArgumentException when it is larger than can be drawn
    public Survey {
        relays = List.copyOf(relays);
        ties = List.copyOf(ties);
        fetches = List.copyOf(fetches);
        homes = List.copyOf(homes);
        if (relays.size() > MAX_RELAYS || ties.size() > MAX_TIES || homes.size() > MAX_RELAYS) {
            throw new IllegalArgumentException(
                    relays.size() + " relays and " + ties.size() + " ties cannot be drawn");
        }
    }

    /// How a relay stands to who watches.
    public enum Standing {
        /// It is watched.
        UP,
        /// It was watched, was to be, or refuses.
        DOWN,
        /// Only ways and other relays speak of it.
        HEARSAY
    }

    /// A relay.
    ///
    /// @param name its name, different from all others
    /// @param process one word for how it stands
    /// @param entry what it has for the selected namespace
    /// @param number what stands big in the cell; empty for nothing
    /// @param unit what the number counts
    /// @param line1 first line below the name
    /// @param line2 second line below the name
    /// @param warning in what it differs from others; empty for nothing
    /// @param spoken what a screen reader says
    public record Relay(
            String name,
            Standing standing,
            String process,
            EntryState entry,
            String number,
            String unit,
            String line1,
            String line2,
            String warning,
            String spoken) {}

    /// What a tie rests on.
    public enum Basis {
        /// One of its ends says that it has it.
        OBSERVED,
        /// Both ends stand side by side in a way.
        INFERRED,
        /// As inferred, and of one end nothing is known but an identity.
        UNKNOWN;

        /// Its word.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is known of a tie.
    ///
    /// @param source in words
    /// @param age of the newest proof; empty when there is none
    /// @param old whether that is long ago
    public record Proof(Basis basis, String source, String age, boolean old) {}

    /// A session between two relays, as far as can be seen.
    public record Tie(String from, String to, Proof proof) {}

    /// A relay would fetch the selected namespace from another.
    ///
    /// @param entry what it has for it
    public record Fetch(String from, String to, EntryState entry) {}

    /// A publisher, where the ways to it begin.
    ///
    /// @param name different from all relays
    /// @param at the relay
    /// @param title in words
    /// @param detail one more line
    /// @param doubted whether no way to it is known to be alive
    public record Home(String name, String at, String title, String detail, boolean doubted) {}

    /// The selected namespace over all relays.
    ///
    /// @param state the worst state
    /// @param verdict in words
    public record Topic(Namespace namespace, EntryState state, String verdict) {}
}
