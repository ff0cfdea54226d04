package org.moqlab.engine.process;

import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.relay.RelayInput.Order;

/// What may be done to a running relay by who shows its token.
///
/// @param stop ends the process
record ControlDesk(ControlToken token, Orders orders, Runnable stop) {
    /// Gives the relay an order.
    interface Orders {
        void give(String text, Order order);
    }

    private static final String BEARER = "Bearer ";

    /// Whether a caller shows the token.
    boolean admits(String authorization) {
        return authorization.startsWith(BEARER)
                && token.matches(authorization.substring(BEARER.length()));
    }

    /// Carries out an order.
    ///
    /// @param what last part of the path
    /// @param query its parameters
    /// @return what was wrong with it; empty when it was carried out
    Optional<String> carryOut(String what, Map<String, String> query) {
        return switch (what) {
            case "stop" -> {
                stop.run();
                yield Optional.empty();
            }
            case "purge" -> purge(query.getOrDefault("namespace", ""));
            case "mute" -> mute(query);
            case "unmute" -> unmute(query.getOrDefault("peer", ""));
            case "interrupt" -> {
                orders.give("interrupt", Order.INTERRUPT);
                yield Optional.empty();
            }
            default -> Optional.of("no such order");
        };
    }

    private Optional<String> purge(String namespace) {
        if (namespace.isEmpty() || namespace.length() > Namespace.MAX_LENGTH) {
            return Optional.of("expected a namespace to purge");
        }
        orders.give("purge " + namespace, new Order.Purge(new Namespace(namespace)));
        return Optional.empty();
    }

    private Optional<String> mute(Map<String, String> query) {
        String peer = query.getOrDefault("peer", "");
        String message = query.getOrDefault("message", "");
        boolean announce = message.equals("announce");
        if (peer.isEmpty() || !(announce || message.equals("unannounce"))) {
            return Optional.of("expected a peer and a message, announce or unannounce");
        }
        boolean keeps = query.getOrDefault("keep", "false").equals("true");
        orders.give("mute " + message + " to " + peer, new Order.Mute(peer, announce, keeps));
        return Optional.empty();
    }

    private Optional<String> unmute(String peer) {
        if (peer.isEmpty()) {
            return Optional.of("expected a peer");
        }
        orders.give("unmute " + peer, new Order.Unmute(peer));
        return Optional.empty();
    }
}
