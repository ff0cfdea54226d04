package org.moqlab.engine.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.moqlab.engine.attach.Attachment;
import org.moqlab.engine.attach.ClusterView;
import org.moqlab.engine.attach.WatchedRelay;
import org.moqlab.engine.model.Namespace;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Names that relays are asked for, to tell the living from the dead.
final class ProbeOptions {
    /// Most names.
    static final int MAX_NAMES = WatchedRelay.MAX_PROBES;

    @Option(
            names = "--probe",
            paramLabel = "NAMESPACE",
            description =
                    "Ask every relay that tells this name for a track of it, once, to see whether"
                            + " anybody publishes it.")
    private List<String> names = List.of();

    @Option(
            names = "--track",
            paramLabel = "NAME",
            description = "The track to ask for; ${DEFAULT-VALUE} otherwise.")
    private String track = "catalog.json";

    private final Set<String> asked = new HashSet<>();

    ProbeOptions() {}

    /// Refuses what is no name.
    void check(CommandLine line) {
        boolean fit =
                names.size() <= MAX_NAMES
                        && names.stream().allMatch(name -> name.length() <= Namespace.MAX_LENGTH);
        if (!fit) {
            throw new ParameterException(
                    line,
                    "--probe: expected at most %d names of at most %d characters"
                            .formatted(MAX_NAMES, Namespace.MAX_LENGTH));
        }
    }

    /// Asks those that have come to tell a name, once each.
    void ask(Attachment attached) {
        ClusterView view = attached.moment().view();
        for (WatchedRelay relay : new TreeMap<>(view.relays()).values()) {
            for (String name : names) {
                Namespace namespace = new Namespace(name);
                boolean tells = relay.names().contains(namespace);
                if (tells && asked.add(relay.name() + '\0' + namespace.path())) {
                    attached.probe(relay.name(), namespace, track);
                }
            }
        }
    }
}
