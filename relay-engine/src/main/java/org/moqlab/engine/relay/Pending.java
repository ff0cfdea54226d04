package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;

/// Requests of ours that peers wait for. Who wants what is already asked for joins the request, so
/// that a circle of relays asks once and waits for itself rather than asking for ever.
final class Pending {
    /// What is wanted.
    ///
    /// @param group a group, or [#TRACK] for what there is to say of the track
    record Want(long route, TrackName track, long group) implements Comparable<Want> {
        static final long TRACK = -1;

        @Override
        public int compareTo(Want other) {
            int byRoute = Long.compare(route, other.route);
            int byTrack = byRoute != 0 ? byRoute : track.compareTo(other.track);
            return byTrack != 0 ? byTrack : Long.compare(group, other.group);
        }
    }

    private record Job(Want want, TreeSet<TheirRequest> waiting) {
        Job copy() {
            return new Job(want, new TreeSet<>(waiting));
        }
    }

    private final TreeMap<OurRequest, Job> jobs = new TreeMap<>();
    private final TreeMap<Want, OurRequest> joinable = new TreeMap<>();
    private final TreeMap<TheirRequest, OurRequest> waiting = new TreeMap<>();

    Pending copy() {
        Pending copy = new Pending();
        jobs.forEach((request, job) -> copy.jobs.put(request, job.copy()));
        copy.joinable.putAll(joinable);
        copy.waiting.putAll(waiting);
        return copy;
    }

    /// How many wait.
    int size() {
        return waiting.size();
    }

    boolean isWaiting(TheirRequest peer) {
        return waiting.containsKey(peer);
    }

    /// Lets a peer wait for what is already asked for.
    ///
    /// @return whether it is, and nothing of the answer has come yet
    boolean join(Want want, TheirRequest peer) {
        OurRequest request = joinable.get(want);
        Job job = request == null ? null : jobs.get(request);
        if (request == null || job == null) {
            return false;
        }
        job.waiting.add(peer);
        waiting.put(peer, request);
        return true;
    }

    /// A request of ours goes out for a peer.
    void start(Want want, OurRequest request, TheirRequest peer) {
        jobs.put(request, new Job(want, new TreeSet<>(List.of(peer))));
        joinable.put(want, request);
        waiting.put(peer, request);
    }

    /// What a request of ours is for.
    Optional<Want> want(OurRequest request) {
        return Optional.ofNullable(jobs.get(request)).map(Job::want);
    }

    /// Part of the answer came; nobody joins any more.
    ///
    /// @return who waits
    List<TheirRequest> begun(OurRequest request) {
        Job job = jobs.get(request);
        if (job == null) {
            return List.of();
        }
        joinable.remove(job.want, request);
        return List.copyOf(job.waiting);
    }

    /// The request is over.
    ///
    /// @return who waited
    List<TheirRequest> end(OurRequest request) {
        Job job = jobs.remove(request);
        if (job == null) {
            return List.of();
        }
        joinable.remove(job.want, request);
        job.waiting.forEach(waiting::remove);
        return List.copyOf(job.waiting);
    }

    /// A peer waits no longer.
    ///
    /// @return the request nobody waits for any more, which is forgotten
    Optional<OurRequest> leave(TheirRequest peer) {
        OurRequest request = waiting.remove(peer);
        Job job = request == null ? null : jobs.get(request);
        if (request == null || job == null) {
            return Optional.empty();
        }
        job.waiting.remove(peer);
        if (!job.waiting.isEmpty()) {
            return Optional.empty();
        }
        end(request);
        return Optional.of(request);
    }

    /// Requests that went to a session.
    List<OurRequest> on(SessionId session) {
        return jobs.tailMap(new OurRequest(session, 0)).keySet().stream()
                .takeWhile(request -> request.session().equals(session))
                .toList();
    }

    /// Requests for what a route leads to.
    List<OurRequest> along(long route) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().want.route == route)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Those on a session who wait.
    List<TheirRequest> waitingOn(SessionId session) {
        return waiting.tailMap(TheirRequest.first(session)).keySet().stream()
                .takeWhile(peer -> peer.session().equals(session))
                .toList();
    }
}
