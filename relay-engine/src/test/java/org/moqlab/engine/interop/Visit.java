package org.moqlab.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.moqlab.engine.page.JoinPage;
import org.moqlab.engine.transport.LiveMesh;

/// Chromium on the lab's own page, used as a person would.
record Visit(Stranger process) {
    /// Its driver, below the folder of foreign peers.
    static final String PROGRAM = "browser/visit";

    /// How long it lives at most, seconds; a test that fails ends it sooner.
    private static final String LIFE = "300";

    /// Serves the page of a mesh and opens it.
    static Visit of(Meeting meeting, LiveMesh mesh) {
        String program = Meeting.installed(PROGRAM).toString();
        String url = meeting.keep(serve(mesh)).url();
        Visit visit = new Visit(meeting.stranger(List.of(program, "--for", LIFE, "--url", url)));
        visit.await("opened");
        return visit;
    }

    private static JoinPage serve(LiveMesh mesh) {
        try {
            return JoinPage.open(mesh, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Joins a relay as a subscriber.
    void subscribe(String relay, String namespace, String track) {
        join(relay, "subscriber", namespace, track);
    }

    /// Joins a relay as a publisher.
    void publish(String relay, String namespace, String track) {
        join(relay, "publisher", namespace, track);
    }

    private void join(String relay, String role, String namespace, String track) {
        order("choose #relay " + relay);
        order("click #role-" + role);
        order("fill #name " + namespace);
        order("fill #track " + track);
        order("click #enter");
    }

    /// Leaves the relay.
    void leave() {
        order("click #leave");
    }

    private void order(String line) {
        process.order(line);
        await("done", "order", line);
    }

    /// Waits until something on the page contains a text, as it is or will be from now on.
    void awaitShown(String selector, String text) {
        process.order("await " + selector + " " + text);
        await("seen", "order", "await " + selector + " " + text);
    }

    private void await(String event, String... namesAndValues) {
        process.await(line -> {
            Said said = Said.of(line);
            if (said.is("failed") || said.is("rejection")) {
                throw new AssertionError(line);
            }
            return said.is(event, namesAndValues);
        });
    }

    /// What the browser has complained of.
    List<String> complaints() {
        return process.lines().stream().filter(line -> Said.of(line).is("log")).toList();
    }
}
