package org.moqlab.engine.relay;

/// Where groups go out during one turn.
record Outlet(Lines lines, Ranking ranking) {}
