package org.moqlab.engine.mesh.explain;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// One sentence of an explanation, and the events it rests on.
///
/// @param kind what it says
/// @param relay the relay or client it is about; empty for the mesh as a whole
/// @param route the route of that relay it is about, by its number there
/// @param text the sentence; every event it rests on stands in it as `#7`
/// @param events the numbers of those events, rising
/// @param mentions the times and sessions that stand in the text, in order
public record Statement(
        Kind kind,
        String relay,
        OptionalLong route,
        String text,
        List<Long> events,
        List<Mention> mentions) {
    /// Creates a statement; the lists are copied.
    public Statement {
        events = List.copyOf(events);
        mentions = List.copyOf(mentions);
    }

    /// The sentence with its times and sessions written as the reader is used to.
    ///
    /// @param time writes a time, ns
    /// @param session writes the number of a session
    public String written(LongFunction<String> time, LongFunction<String> session) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Mention mention : mentions) {
            out.append(text, from, mention.from());
            LongFunction<String> write =
                    switch (mention.kind()) {
                        case TIME -> time;
                        case SESSION -> session;
                    };
            out.append(write.apply(mention.value()));
            from = mention.to();
        }
        return out.append(text, from, text.length()).toString();
    }

    /// What a statement says.
    public enum Kind {
        /// The answer in one sentence.
        VERDICT,
        /// Who told a route to whom.
        HEARD,
        /// Where all the telling began, and what has become of it.
        ORIGIN,
        /// Where the best routes lead now.
        LEADS,
        /// Why the best route is best.
        BEST,
        /// A promoted route is kept to oneself for a while.
        HOLD_DOWN,
        /// Why another route is not best.
        STANDBY,
        /// Who really publishes, or since when nobody does.
        TRUTH,
        /// How an entry went.
        GONE,
        /// An announcement was thrown away.
        REFUSED,
        /// Why a neighbour told nothing.
        NOT_TOLD,
        /// A session or a process that is not there.
        SESSION,
        /// How a subscription went.
        SUBSCRIPTION,
        /// The name a client says is not the name it means.
        NAME,
        /// What broke, and what shows it.
        FINDING,
        /// What cannot be known any more.
        UNKNOWN;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
