package org.moqlab.app.browser;

import java.io.IOException;

/// Serves the page from which a browser joins the live mesh.
public interface PageServer extends AutoCloseable {
    /// Serves the page from now on, unless it is served already.
    ///
    /// @return its URL
    /// @throws IOException when it cannot be served; the message says why
    String serve() throws IOException;

    /// Stops serving.
    @Override
    void close();
}
