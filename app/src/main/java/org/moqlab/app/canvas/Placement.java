package org.moqlab.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Exhibit;

/// Where every box is: as the layout or the file has it, moved by hand, and seen from as near as a
/// person looks. One thread.
final class Placement {
    private final Moved moved = new Moved();
    private final Viewport viewport = new Viewport();
    private Map<String, Exhibit.Spot> spots = Map.of();
    private MeshLayout.@Nullable Request request;
    private @Nullable MeshLayout plain;
    private @Nullable MeshLayout layout;
    private Optional<Dropped> dropped = Optional.empty();
    private boolean stays;
    private boolean edited;

    /// A box that a mesh to come has, and its place when everything is in view.
    private record Dropped(String name, Point2D place) {}

    /// The boxes as they are seen; empty before there was room for any.
    Optional<MeshLayout> layout() {
        return Optional.ofNullable(layout);
    }

    double zoom() {
        return viewport.zoom();
    }

    /// What `edit` has placed is an edit of what is laid out.
    void stayWhile(Runnable edit) {
        stays = true;
        try {
            edit.run();
        } finally {
            stays = false;
        }
    }

    /// Puts boxes from now on where a file says.
    ///
    /// @return whether it is an edit of what is laid out, so that what was moved stays moved
    boolean at(Map<String, Exhibit.Spot> places) {
        spots = Map.copyOf(places);
        edited = stays;
        return edited;
    }

    /// Every box where the layout has it, and all in view.
    void clear() {
        moved.clear();
        viewport.fit();
    }

    /// What is to be laid out.
    MeshLayout.Request wanted(Moment shown, Arrangement arrangement, double width, double height) {
        List<MeshLayout.Slot> slots =
                shown.scenario().clients().stream()
                        .map(c -> new MeshLayout.Slot(c.name(), c.at(), c.publisher()))
                        .toList();
        return new MeshLayout.Request(
                Members.drawn(shown.scenario().topology()),
                slots,
                arrangement,
                spots,
                width,
                height);
    }

    /// Whether that is laid out already.
    boolean has(MeshLayout.Request wanted) {
        return wanted.equals(request);
    }

    /// Lays out; what was moved stays moved unless it is another mesh that is no edit of it.
    void lay(MeshLayout.Request wanted) {
        boolean other = request == null || !request.topology().equals(wanted.topology());
        if (other && !edited) {
            clear();
        }
        request = wanted;
        MeshLayout bare = MeshLayout.of(wanted);
        plain = bare;
        dropped.ifPresent(one -> bare.box(one.name()).ifPresent(box -> put(one, box, bare.room())));
        see();
    }

    private void put(Dropped one, Box box, Box room) {
        moved.put(one.name(), one.place(), box, room);
        dropped = Optional.empty();
    }

    /// The place of a point of the screen, as [#expect] takes it.
    Point2D place(Point2D screen) {
        return viewport.base(screen);
    }

    /// Puts a box there once there is one of that name; of several the last is meant.
    void expect(String name, Point2D place) {
        dropped = Optional.of(new Dropped(name, place));
    }

    /// Looks anew at what is laid out.
    void see() {
        MeshLayout bare = plain;
        MeshLayout.Request wanted = request;
        if (bare != null && wanted != null) {
            layout = viewport.apply(moved.apply(bare, wanted));
        }
    }

    void zoom(double factor, Point2D at, Box room) {
        viewport.zoom(factor, at, room);
        see();
    }

    /// Moves what is seen, unless all of it is in view.
    void pan(Point2D way, Box room) {
        if (viewport.zoom() > 1) {
            viewport.pan(way.getX(), way.getY(), room);
            see();
        }
    }

    /// Puts a box where the pointer is.
    void move(String name, Point2D pointer) {
        MeshLayout on = layout;
        if (on != null) {
            Point2D place = viewport.base(pointer);
            on.box(name).ifPresent(box -> moved.put(name, place, box, on.room()));
            see();
        }
    }
}
