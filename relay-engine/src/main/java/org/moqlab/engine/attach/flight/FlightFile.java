package org.moqlab.engine.attach.flight;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Json;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.ScenarioException;

/// Writes and reads flights: a line of JSON each, first one about the whole, then what led to what
/// was known at the start, then what changed. No token, key or certificate is in it.
public final class FlightFile {
    /// How the names of such files end.
    public static final String SUFFIX = ".flight";

    /// Version of the form.
    static final int VERSION = 2;

    /// Oldest version that is read: it has no counts.
    static final int OLDEST = 1;

    /// Octets of the longest file that is read.
    public static final long MAX_LENGTH = 512L << 20;

    /// Longest time from the start of the watching that is read, ns; 10 years.
    static final long MAX_TIME = 10L * 365 * 86_400 * 1_000_000_000;

    /// Lines of the longest file that is read.
    static final int MAX_LINES = 4_000_000;

    private final String name;
    private final InputStream in;
    private int line;
    private long length;

    private FlightFile(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /// Writes a flight to a file, so that a reader finds the old one or the new one.
    ///
    /// @throws IOException when it cannot be written; the file is as it was then
    public static void write(Flight flight, Path file) throws IOException {
        WholeFile.write(
                file,
                part -> {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                        write(flight, out);
                    }
                });
    }

    /// Writes a flight.
    ///
    /// @throws IOException when the stream fails
    public static void write(Flight flight, OutputStream out) throws IOException {
        List<Change> before = flight.before();
        List<Change> changes = flight.changes();
        try (ChangeWriter json = new ChangeWriter(out)) {
            json.head(flight.to(), before.size(), changes.size());
            for (Change change : before) {
                json.change(change);
            }
            for (Change change : changes) {
                json.change(change);
            }
        }
    }

    /// Reads a file.
    ///
    /// @throws ScenarioException when it is no flight, with the line and what was expected
    public static Flight read(Path file) throws ScenarioException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (Files.size(file) > MAX_LENGTH) {
                throw tooLong(file);
            }
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new ScenarioException(file.toString(), 1, 1, "a file to read", e.toString());
        }
    }

    private static ScenarioException tooLong(Path file) {
        return new ScenarioException(
                file.toString(),
                1,
                1,
                "a flight of at most " + (MAX_LENGTH >> 20) + " MiB",
                "a longer file");
    }

    /// Reads a flight; `name` is for messages.
    ///
    /// @throws ScenarioException when it is none, with the line and what was expected
    /// @throws IOException when the stream fails
    public static Flight read(String name, InputStream in) throws ScenarioException, IOException {
        return new FlightFile(name, in).all();
    }

    private Flight all() throws ScenarioException, IOException {
        Json head = next();
        long version = head.at("flight").whole().orElse(0L);
        if (version < OLDEST || version > VERSION) {
            throw refusal("a first line with flight: " + OLDEST + " to " + VERSION, "another");
        }
        long to = number(head, "to");
        if (to > MAX_TIME) {
            throw refusal("to: at most ten years, in ns", Long.toString(to));
        }
        List<Change> before = changes(number(head, "before"), Long.MIN_VALUE, Long.MAX_VALUE);
        List<Change> changes = changes(number(head, "changes"), 0, to);
        if (in.read() >= 0) {
            throw refusal("the end", "more lines than the first one says");
        }
        return Flight.of(before, changes, to);
    }

    private long number(Json head, String field) throws ScenarioException {
        return head.at(field)
                .whole()
                .filter(value -> value >= 0)
                .orElseThrow(() -> refusal(field + ": a number", "another"));
    }

    /// @param from time of the first one at the earliest, ns
    private List<Change> changes(long count, long from, long to)
            throws ScenarioException, IOException {
        List<Change> all = new ArrayList<>();
        long last = from;
        for (long i = 0; i < count; i++) {
            Json json = next();
            Change change;
            try {
                change = ChangeReader.change(json);
            } catch (IllegalArgumentException e) {
                throw refusal("a change", e.getMessage() + "");
            }
            if (from >= 0 && (change.at() < last || change.at() > to)) {
                throw refusal("at: changes in order of time", Long.toString(change.at()));
            }
            last = change.at();
            all.add(change);
        }
        return all;
    }

    private Json next() throws ScenarioException, IOException {
        line++;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0 && octet != '\n') {
            text.write(octet);
            length++;
            if (text.size() > Json.MAX_LENGTH || length > MAX_LENGTH || line > MAX_LINES) {
                throw refusal("a flight within bounds", "a longer one");
            }
            octet = in.read();
        }
        if (octet < 0) {
            throw refusal("another line", "the end: the file was cut off");
        }
        try {
            return Json.read(text.toByteArray());
        } catch (IOException _) {
            throw refusal("a line of JSON", "something else");
        }
    }

    private ScenarioException refusal(String expected, String found) {
        return new ScenarioException(name, line, 1, expected, found);
    }
}
