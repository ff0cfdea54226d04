package org.moqlab.engine.attach;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.moqlab.engine.transport.Trust;
import org.moqlab.engine.transport.TrustContext;

/// Reads a relay's pages over HTTP: bounded in size and time, and never led elsewhere.
final class Pages implements AutoCloseable {
    /// Longest page, octets.
    static final int MAX_PAGE = Json.MAX_LENGTH;

    /// How long a page may take.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;

    private final URI base;
    private final HttpClient client;

    Pages(URI base, Trust trust) {
        this.base = base;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(TrustContext.of(trust))
                        .build();
    }

    /// A page.
    ///
    /// @return empty when the answer is not 200
    /// @throws IOException when nobody answers, or too much
    Optional<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                return Optional.empty();
            }
            byte[] page = body.readNBytes(MAX_PAGE + 1);
            if (page.length > MAX_PAGE) {
                throw new IOException("a page of more than " + MAX_PAGE + " octets");
            }
            return Optional.of(page);
        }
    }

    /// A body without an end.
    ///
    /// @throws IOException when nobody answers, or with something else
    InputStream stream(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            answer.body().close();
            throw new IOException("answers " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
