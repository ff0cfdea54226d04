package org.moqlab.engine.routing;

/// A route with the reason for its place.
public record RankedRoute(Route route, Reason reason) {}
