package org.moqlab.engine.mesh.invariant;

import java.util.List;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// Something that must never cease to hold. A judge is a value with a memory of its own: it is told
/// what happens, names a time to be asked again, and says what it finds.
abstract class Invariant {
    /// No time at all.
    static final long NEVER = Long.MAX_VALUE;

    /// Its id in scenario files, such as `no-ghost`.
    abstract String id();

    /// What it wants to be told.
    abstract List<Kind> kinds();

    /// Something of its kinds happened.
    void saw(MeshEvent event, Scene scene, Docket docket) {}

    /// When it wants to be asked, ns; [#NEVER] for never.
    long nextCheck() {
        return NEVER;
    }

    /// Its time has come; [#nextCheck] lies ahead afterwards.
    void check(Scene scene, Docket docket) {}

    /// The mesh has come to rest.
    void rested(Scene scene, Docket docket) {}

    /// The same with a memory of its own.
    abstract Invariant copy();
}
