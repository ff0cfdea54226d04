package org.moqlab.engine.process;

import java.io.IOException;
import java.util.List;
import org.moqlab.engine.model.Namespace;

/// What every moq-relay answers over HTTP to whoever asks (GOSSIP D.1): no more than a session
/// without a token would tell.
record PublicPages(Inspected relay) implements WebServer.Pages {
    private static final String ANNOUNCED = "/announced";
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    @Override
    public void answer(Request request) throws IOException {
        if (!List.of("GET", "HEAD").contains(request.method())) {
            request.onlyTakes("GET, HEAD");
        } else if (!page(request)) {
            request.plain(NOT_FOUND, "no such page\n");
        }
    }

    /// Answers one of these pages.
    ///
    /// @return false when it is none of them
    boolean page(Request request) throws IOException {
        String path = request.path();
        if (path.equals("/health")) {
            request.plain(OK, "ok\n");
        } else if (path.equals("/certificate.sha256")) {
            request.plain(OK, relay.settings().identity().fingerprint().toHex());
        } else if (path.equals(ANNOUNCED) || path.startsWith(ANNOUNCED + "/")) {
            announced(request, path.substring(ANNOUNCED.length()));
        } else {
            return false;
        }
        return true;
    }

    private void announced(Request request, String prefix) throws IOException {
        if (prefix.length() > Namespace.MAX_LENGTH) {
            request.plain(BAD, "the prefix is too long\n");
        } else if (relay.settings().open().isEmpty()) {
            request.plain(UNAUTHORIZED, "nothing is public here\n");
        } else {
            StringBuilder lines = new StringBuilder();
            relay.announced(new Namespace(prefix))
                    .forEach(name -> lines.append(oneLine(name)).append('\n'));
            request.plain(OK, lines.toString());
        }
    }

    /// A name may hold anything, a line break as well.
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
