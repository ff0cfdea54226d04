package org.moqlab.engine.routing;

/// How a route ended. Only fronts tell the two apart.
public enum Loss {
    /// Who advertised it took it back.
    GRACEFUL,
    /// Its session ended.
    ABRUPT
}
