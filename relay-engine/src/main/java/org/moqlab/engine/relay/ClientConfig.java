package org.moqlab.engine.relay;

import java.util.List;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.Terms;

/// What a client is told at its start.
///
/// @param name its name in the mesh
/// @param relay the relay it dials
/// @param offer what it offers
/// @param terms how it stands in its session
/// @param namespace what it publishes or wants
/// @param track the track a subscriber wants
/// @param tracks those a publisher has; empty for any it is asked for
/// @param withdraws whether a publisher that stops takes back what it has announced before it
///   closes its session
public record ClientConfig(
        String name,
        String relay,
        Offer offer,
        Terms terms,
        Namespace namespace,
        TrackName track,
        List<TrackName> tracks,
        boolean withdraws) {
    /// Creates the configuration; the list is copied.
    public ClientConfig {
        tracks = List.copyOf(tracks);
    }

    /// A client that just closes its session.
    public ClientConfig(
            String name,
            String relay,
            Offer offer,
            Terms terms,
            Namespace namespace,
            TrackName track) {
        this(name, relay, offer, terms, namespace, track, List.of(), false);
    }

    /// A client that only subscribes, and says so in its SETUP.
    ///
    /// @param self its identity
    /// @param inBand SETUP codes offered where the transport has negotiated no version
    public static ClientConfig subscribing(
            String name,
            String relay,
            Offer offer,
            Origin self,
            List<Long> inBand,
            Namespace namespace,
            TrackName track) {
        Terms terms = new Terms(self, inBand, false).onlySubscribing();
        return new ClientConfig(name, relay, offer, terms, namespace, track);
    }

    /// Whether a publisher has a track.
    boolean has(TrackName wanted) {
        return tracks.isEmpty() || tracks.contains(wanted);
    }
}
