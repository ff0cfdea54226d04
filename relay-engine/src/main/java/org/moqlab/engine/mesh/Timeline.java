package org.moqlab.engine.mesh;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.moqlab.engine.observe.Journal;

/// A mesh in virtual time that can be taken back. It remembers what happened and what was asked of
/// it, so that it can stand again where it stood and go on as it did, or another way.
///
/// One step may append several events; between them there is no mesh, only a record. So the *state
/// after event n* is two things: the snapshot, folded, exactly at n ([Journal#snapshotAt] of the
/// [#recording]), and the mesh, which stands directly after the last step that lies wholly at or
/// before n, with the clock at that step, and before any command recorded there. A step is one
/// thing that happens or one command.
///
/// While it stands in its own past, stepping on repeats what was recorded, commands too, event for
/// event. [#submit] there does something new: what was recorded after that place is forgotten on
/// this branch, unless it was forked before. One thread drives all branches of a run; journals and
/// snapshots may be read from any.
public interface Timeline extends SteppedMesh {
    /// Most branches of one run.
    int MAX_BRANCHES = 64;

    /// Most commands one branch remembers; more are refused with an exception.
    int MAX_COMMANDS = 65_536;

    /// Everything this branch has lived through, also what lies ahead of where the mesh stands now.
    /// [#journal] ends where the mesh stands.
    Journal recording();

    /// Whether anything recorded lies ahead.
    boolean isBehind();

    /// Takes the mesh to the state after event `n` of the recording; to its beginning when `n` lies
    /// before that, to the end of the recording when `n` has not happened yet.
    void goTo(long n);

    /// Takes the mesh to mesh time `t`, ns: everything recorded up to and including `t` has
    /// happened, nothing after. Not past the end of the recording.
    void goToTime(long t);

    /// Takes back the last step that was recorded with an event, and what happened unseen since.
    ///
    /// @return false at the beginning
    boolean stepBack();

    /// Goes on until an event meets the condition, to the end of that step, but not past `bound`.
    /// What is recorded ahead is repeated and searched as well.
    ///
    /// @param bound mesh time, ns
    default Halt runUntil(Condition condition, long bound) {
        return runUntil(condition, bound, () -> true);
    }

    /// The same, while `wanted`, which is asked before every step.
    Halt runUntil(Condition condition, long bound, BooleanSupplier wanted);

    /// A branch that has everything up to where this mesh stands in common with this one and has no
    /// future yet.
    ///
    /// @throws IllegalArgumentException when the name is taken or empty
    /// @throws IllegalStateException when there are [#MAX_BRANCHES]
    default Timeline fork(String name) {
        return fork(name, journal().last());
    }

    /// A branch that begins in the state after event `n` of the recording; this mesh stays where it
    /// is.
    ///
    /// @throws IllegalArgumentException when the name is taken or empty
    /// @throws IllegalStateException when there are [#MAX_BRANCHES]
    Timeline fork(String name, long n);

    /// Which branch this is.
    Branch branch();

    /// Every branch of this run that was ever made, in order.
    List<Branch> branches();

    @Override
    Timeline copy();
}
