package org.moqlab.engine.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Everything there is to see of a running relay, and for who shows the token something to do.
/// Pages from elsewhere get nothing: neither by a name of their own for this machine, nor by asking
/// across origins.
final class InspectionPages implements WebServer.Pages {
    /// Readers of the event stream at once; more get 503.
    static final int MAX_READERS = 16;

    private static final String CONTROL = "/v1/control/";
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    /// No name but that of this machine, for a name may be made to lead here by anybody.
    private static final Pattern HOST =
            Pattern.compile(
                    "(localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?");

    private final Inspected relay;
    private final PublicPages open;
    private final @Nullable ControlDesk desk;
    private final Semaphore readers = new Semaphore(MAX_READERS);

    InspectionPages(Inspected relay, Optional<ControlDesk> desk) {
        this.relay = relay;
        this.open = new PublicPages(relay);
        this.desk = desk.orElse(null);
    }

    @Override
    public void answer(Request request) throws IOException {
        if (!HOST.matcher(request.header("Host")).matches()) {
            request.plain(MISDIRECTED, "ask for this machine by its address\n");
        } else if (request.has("Origin")) {
            request.plain(FORBIDDEN, "not for pages of other origins\n");
        } else if (request.path().startsWith(CONTROL)) {
            control(request);
        } else if (!List.of("GET", "HEAD").contains(request.method())) {
            request.onlyTakes("GET, HEAD");
        } else if (!look(request) && !open.page(request)) {
            request.plain(NOT_FOUND, "no such page\n");
        }
    }

    private boolean look(Request request) throws IOException {
        switch (request.path()) {
            case "/v1/snapshot" -> request.ok("application/json", SnapshotJson.of(relay));
            case "/v1/sessions" -> request.ok("application/json", SessionsJson.of(relay));
            case "/v1/events" -> events(request);
            case "/nodes" -> request.ok("application/json", NodesJson.of(relay));
            case "/metrics" -> request.ok(Metrics.KIND, Metrics.of(relay));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void events(Request request) throws IOException {
        if (request.method().equals("HEAD")) {
            request.plain(OK, "");
        } else if (!readers.tryAcquire()) {
            request.plain(UNAVAILABLE, "too many readers\n");
        } else {
            try {
                EventStream.write(relay.chronicle(), request);
            } finally {
                readers.release();
            }
        }
    }

    private void control(Request request) throws IOException {
        if (desk == null) {
            request.plain(NOT_FOUND, "no such page\n");
        } else if (!request.method().equals("POST")) {
            request.onlyTakes("POST");
        } else if (!desk.admits(request.header("Authorization"))) {
            request.plain(UNAUTHORIZED, "the token is missing or wrong\n");
        } else {
            String what = request.path().substring(CONTROL.length());
            Optional<String> wrong = desk.carryOut(what, request.query());
            if (wrong.isPresent()) {
                request.plain(BAD, wrong.get() + "\n");
            } else {
                request.plain(OK, "done\n");
            }
        }
    }
}
