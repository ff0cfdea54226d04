package org.moqlab.app.attach;

import java.time.Instant;
import java.util.Optional;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.Flight;
import org.moqlab.engine.attach.Moment;
import org.moqlab.engine.model.Namespace;

/// A cluster that is watched now.
public final class WatchedLookout implements Lookout {
    private final String title;
    private final Attachment attachment;
    private final Instant began;

    /// @param title in words fit for the title of a window; never with a token
    /// @param began when the watching began
    public WatchedLookout(String title, Attachment attachment, Instant began) {
        this.title = title;
        this.attachment = attachment;
        this.began = began;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public Optional<Instant> began() {
        return Optional.of(began);
    }

    @Override
    public long now() {
        return attachment.now();
    }

    @Override
    public Moment present() {
        return attachment.moment();
    }

    @Override
    public Flight flight() {
        return attachment.flight();
    }

    @Override
    public void prove(String relay, Namespace namespace, String track) {
        attachment.probe(relay, namespace, track);
    }

    @Override
    public void close() {
        attachment.close();
    }
}
