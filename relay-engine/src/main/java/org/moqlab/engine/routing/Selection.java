package org.moqlab.engine.routing;

/// How relays choose among the routes to a namespace, and what becomes of a namespace that has lost
/// one.
public sealed interface Selection permits Backups, Fronts {}
