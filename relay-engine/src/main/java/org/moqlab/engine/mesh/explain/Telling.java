package org.moqlab.engine.mesh.explain;

import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.Route;

/// One step of a name through the mesh: somebody told a relay, and the relay took it in.
///
/// @param to who was told
/// @param from who told
/// @param route the route at `to` that came of it
/// @param sent the message as it was sent
/// @param received the message as it arrived
record Telling(String to, String from, Route route, MeshEvent sent, MeshEvent received) {}
