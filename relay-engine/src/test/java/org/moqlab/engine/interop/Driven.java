package org.moqlab.engine.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A client or listener that a driver of ours moves by lines on its standard input, and that tells
/// what it sees by lines of JSON. All drivers know the same words.
interface Driven {
    /// How long one lives at most, seconds; a test that fails ends it sooner.
    String LIFE = "300";

    /// The process that it is.
    Stranger process();

    /// Publishes a namespace with one track; a frame every 50 ms.
    default void publish(String namespace, String track) {
        process().order("pub " + namespace + ":" + track + ":50");
    }

    /// Takes a namespace back.
    default void unpublish(String namespace) {
        process().order("unpub " + namespace);
    }

    /// Subscribes to a track.
    default void subscribe(String namespace, String track) {
        process().order("sub " + namespace + ":" + track);
    }

    /// Asks for announcements of everything.
    default void watch() {
        process().order("watch");
    }

    /// Gives a subscription up.
    default void unsubscribe(String namespace, String track) {
        process().order("unsub " + namespace + ":" + track);
    }

    /// Closes its sessions and ends.
    default void leave() {
        process().order("bye");
        process().awaitEnd();
    }

    /// Ends it as `kill -9` does.
    default void kill() {
        process().kill();
    }

    /// Waits for an event.
    default Said await(String event, String... namesAndValues) {
        return Said.of(process().await(line -> Said.of(line).is(event, namesAndValues)));
    }

    /// Waits for the announcement of a namespace, or of its end.
    default void awaitAnnounced(String namespace, boolean active) {
        await("announce", "path", namespace, "active", Boolean.toString(active));
    }

    /// Waits for so many announcements of a namespace and of its ends.
    default void awaitAnnouncements(String namespace, int count) {
        AtomicInteger seen = new AtomicInteger();
        process()
                .await(line ->
                        Said.of(line).is("announce", "path", namespace)
                                && seen.incrementAndGet() == count);
    }

    /// Waits for so many frames of a namespace.
    ///
    /// @return their texts, in order of arrival
    default List<String> awaitFrames(String namespace, int count) {
        List<String> texts = new ArrayList<>();
        process()
                .await(line -> {
                    Said said = Said.of(line);
                    if (said.is("frame", "path", namespace)) {
                        texts.add(said.get("text"));
                    }
                    return texts.size() == count;
                });
        return texts;
    }

    /// What it has said of announcements of a namespace, in order.
    default List<Boolean> announcements(String namespace) {
        return process().lines().stream()
                .map(Said::of)
                .filter(said -> said.is("announce", "path", namespace))
                .map(said -> Boolean.valueOf(said.get("active")))
                .toList();
    }

    /// The hop ids that came with the latest announcement of a namespace, oldest first.
    default List<Long> hops(String namespace) {
        String hops =
                process().lines().stream()
                        .map(Said::of)
                        .filter(said -> said.is("announce", "path", namespace, "active", "true"))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .get("hops");
        return List.of(hops.split(" ")).stream()
                .filter(hop -> !hop.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
