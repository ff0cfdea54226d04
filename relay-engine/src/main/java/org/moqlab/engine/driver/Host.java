package org.moqlab.engine.driver;

import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayInput;

/// What a [Director] can have done to endpoints; each driver is one.
public interface Host {
    /// Mesh time, ns.
    long now();

    /// Runs an endpoint and hands it `START`.
    void start(Endpoint endpoint);

    /// Hands an order to a running endpoint, performs what comes of it, then runs `then` where the
    /// director runs.
    void order(String name, RelayInput.Order order, Runnable then);

    /// Stops running an endpoint without a word to anybody.
    void destroy(String name);

    /// From now on the ways between endpoints are as told; what is under way already arrives as it
    /// would have, except that a way which is cut or held lets nothing through any more.
    void conditions(Conditions now);

    /// Stops a process without ending it, as SIGSTOP does: it takes no turns, hears nothing and
    /// says nothing.
    void freeze(String name);

    /// Lets a process that was stopped go on.
    void thaw(String name);
}
