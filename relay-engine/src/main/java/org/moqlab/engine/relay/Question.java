package org.moqlab.engine.relay;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.session.SessionEvent;
import org.pcollections.TreePSet;

/// A question of a peer that goes to the next source when one is no good.
///
/// @param namespace the front it is about
/// @param errand what is wanted
/// @param refused routes that are no good
/// @param refusal what the last of them refused with; 0 for none
record Question(Namespace namespace, Errand errand, TreePSet<Long> refused, long refusal) {
    /// What somebody wants to know.
    sealed interface Errand {
        /// What there is to say of a track: each source answers for itself.
        record OfTrack(SessionEvent.TrackAsked asked) implements Errand {}

        /// A past group: what one source says of it stands as long as that source does.
        record OfGroup(SessionEvent.FetchAsked asked) implements Errand {}
    }

    /// The same, of whoever is left.
    ///
    /// @param route number of the route that is no good
    Question without(long route, long code) {
        return new Question(namespace, errand, refused.plus(route), code);
    }
}
