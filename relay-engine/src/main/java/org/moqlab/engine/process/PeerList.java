package org.moqlab.engine.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.transport.NodeUrl;
import org.moqlab.engine.transport.Trust;
import org.moqlab.engine.transport.TrustContext;

/// A list of relays to dial that somebody else keeps: a JSON array of their URLs in a file, or at a
/// URL, as moq-relay's `cluster.connect_api` has it.
///
/// @param place the file or the URL
/// @param folder that names of files start from
/// @param like how the listed are dialled; its URL counts for nothing
public record PeerList(String place, Path folder, PeerLink like) {
    /// Octets of the longest list.
    static final int MAX_OCTETS = 1 << 20;

    /// How long a list may take to come.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final Pattern COST = Pattern.compile("cost=(\\d{1,18})");
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1)
                                    .maxStringLength(NodeUrl.MAX_LENGTH)
                                    .build())
                    .build();

    /// Whether it is at a URL.
    boolean isRemote() {
        return place.startsWith("https://") || place.startsWith("http://");
    }

    /// The links it names at present.
    ///
    /// @param self the relay's own URL, which is told to who keeps the list and not dialled; empty
    ///   for none
    /// @throws IOException when it cannot be had or is no such list; the message says why, and no
    ///   URL in it
    List<PeerLink> read(String self) throws IOException, InterruptedException {
        List<PeerLink> links = new ArrayList<>();
        for (String entry : entries(isRemote() ? fetched(self) : stored())) {
            PeerLink link = link(entry);
            boolean own = NodeUrl.bare(link.peer()).equals(NodeUrl.bare(self));
            boolean twice = links.stream().anyMatch(other -> other.url().equals(link.url()));
            if (!own && !twice) {
                links.add(link);
            }
        }
        return links;
    }

    private byte[] stored() throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(place))) {
            return bounded(in);
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(MAX_OCTETS + 1);
        if (octets.length > MAX_OCTETS) {
            throw new IOException("more than " + MAX_OCTETS + " octets");
        }
        return octets;
    }

    private byte[] fetched(String self) throws IOException, InterruptedException {
        URI url = URI.create(self.isEmpty() ? place : place + query(self));
        boolean here =
                url.getHost() != null && InetAddress.getByName(url.getHost()).isLoopbackAddress();
        if (!"https".equals(url.getScheme()) && !here) {
            throw new IOException("http:// is for this machine only");
        }
        Trust trust =
                like.trust() instanceof Trust.Authorities some
                        ? some
                        : new Trust.Authorities(List.of());
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(TrustContext.of(trust))
                        .build()) {
            HttpResponse<InputStream> answer =
                    client.send(
                            HttpRequest.newBuilder(url).timeout(PATIENCE).build(),
                            BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException("status " + answer.statusCode());
                }
                return bounded(body);
            }
        }
    }

    private static String query(String self) {
        return "?node=" + URLEncoder.encode(self, StandardCharsets.UTF_8);
    }

    private static List<String> entries(byte[] document) throws IOException {
        List<String> entries = new ArrayList<>();
        try (JsonParser in = JSON.createParser(document)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no JSON array");
            }
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                if (entries.size() == RelaySettings.MAX_PEERS) {
                    throw new IOException("more than " + RelaySettings.MAX_PEERS + " relays");
                }
                entries.add(in.getText());
            }
            if (in.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("something else than URLs in it");
            }
        }
        return entries;
    }

    /// Of a query only a cost counts; a token has no place in a list.
    private PeerLink link(String entry) throws IOException {
        String whole = entry.contains("://") ? entry : "https://" + entry;
        int mark = whole.indexOf('?');
        String plain = mark < 0 ? whole : whole.substring(0, mark);
        Matcher cost = COST.matcher(mark < 0 ? "" : whole.substring(mark + 1));
        Optional<URI> url = NodeUrl.parse(plain);
        if (url.isEmpty() || (mark >= 0 && !cost.matches())) {
            throw new IOException(
                    "an entry that is no https:// or moqt:// URL with at most a cost");
        }
        PeerLink link = like.to(url.get());
        return mark < 0
                ? link
                : link.costing(
                        OptionalLong.of(Math.min(RouteCost.MAX, Long.parseLong(cost.group(1)))));
    }
}
