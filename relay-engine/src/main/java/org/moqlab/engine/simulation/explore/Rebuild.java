package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;

/// Puts relays and clients into a scenario and takes them out of it. What comes of it is an
/// ordinary scenario: it was read as a file would be, so that a file can hold it.
public final class Rebuild {
    private Rebuild() {}

    /// With one relay more. It runs from the beginning, alone, and dials its peers at a time; what
    /// shape the mesh had becomes a list of who dials whom.
    ///
    /// @param name of the new relay
    /// @param peers whom it dials
    /// @param at when it dials them, ns
    /// @throws ScenarioException when a scenario cannot be so, such as with a name twice
    public static Scenario withRelay(Scenario scenario, String name, List<String> peers, long at)
            throws ScenarioException {
        List<Act> acts = new ArrayList<>(scenario.acts());
        peers.forEach(peer -> acts.add(new Act(at, new MeshCommand.Dial(name, peer))));
        return read(
                Edits.of(scenario)
                        .topology(with(scenario.topology(), name))
                        .acts(inOrder(acts))
                        .scenario());
    }

    private static Topology with(Topology topology, String name) {
        Map<String, List<String>> connect = new TreeMap<>();
        for (String relay : topology.relays()) {
            List<String> peers = topology.dials(relay);
            if (!peers.isEmpty()) {
                connect.put(relay, peers);
            }
        }
        List<String> relays = new ArrayList<>(topology.relays());
        relays.add(name);
        return Topologies.of(topology)
                .shape(Topology.Shape.GIVEN)
                .sessions(1)
                .relays(relays)
                .connect(connect)
                .topology();
    }

    /// With one client more, which starts at a time.
    ///
    /// @param at when it starts, ns
    /// @throws ScenarioException when a scenario cannot be so, such as at a relay it does not have
    public static Scenario withClient(Scenario scenario, ClientSpec client, long at)
            throws ScenarioException {
        List<ClientSpec> clients = new ArrayList<>(scenario.clients());
        clients.add(client);
        List<Act> acts = new ArrayList<>(scenario.acts());
        acts.add(new Act(at, new MeshCommand.StartClient(client.name())));
        return read(Edits.of(scenario).clients(clients).acts(inOrder(acts)).scenario());
    }

    /// Without a relay and its clients, or without a client; and without every act and expectation
    /// that makes no sense any more.
    ///
    /// @throws ScenarioException when nothing would be left
    public static Scenario without(Scenario scenario, String name) throws ScenarioException {
        boolean relay = scenario.topology().relays().contains(name);
        Scenario less =
                relay
                        ? Without.relays(scenario, List.of(name))
                        : Without.clients(scenario, List.of(name));
        Scenario bare = read(Edits.of(less).expectations(List.of()).scenario());
        List<Expectation> left = new ArrayList<>();
        for (Expectation one : scenario.expectations()) {
            if (makesSense(bare, one)) {
                left.add(one);
            }
        }
        return Edits.of(bare).expectations(left).scenario();
    }

    private static boolean makesSense(Scenario bare, Expectation one) {
        try {
            var _ = read(Edits.of(bare).expectations(List.of(one)).scenario());
            return true;
        } catch (ScenarioException e) {
            return false;
        }
    }

    private static List<Act> inOrder(List<Act> acts) {
        acts.sort(Comparator.comparingLong(Act::at));
        return acts;
    }

    static Scenario read(Scenario made) throws ScenarioException {
        return ScenarioFile.parse(made.title(), ScenarioWriter.print(made));
    }
}
