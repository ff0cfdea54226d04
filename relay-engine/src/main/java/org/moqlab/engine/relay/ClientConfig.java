package org.moqlab.engine.relay;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.Terms;

/// What a client is told at its start.
///
/// @param name its name in the mesh
/// @param relay the relay it dials
/// @param offer what it offers
/// @param terms how it stands in its session
/// @param namespace what it publishes or wants
/// @param track the track a subscriber wants; a publisher serves any
/// @param withdraws whether a publisher that stops takes back what it has announced before it
///   closes its session
public record ClientConfig(
        String name,
        String relay,
        Offer offer,
        Terms terms,
        Namespace namespace,
        TrackName track,
        boolean withdraws) {
    /// A client that just closes its session.
    public ClientConfig(
            String name,
            String relay,
            Offer offer,
            Terms terms,
            Namespace namespace,
            TrackName track) {
        this(name, relay, offer, terms, namespace, track, false);
    }
}
