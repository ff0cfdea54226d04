package org.moqlab.engine.mesh;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Fault.Message;
import org.moqlab.engine.mesh.YamlNode.Scalar;

/// Reads the acts that are faults, and what operators do to relays that run.
///
/// @param relays names of the relays
/// @param clients names of the clients
record FaultReader(YamlChecks checks, Collection<String> relays, Collection<String> clients) {
    /// The keys of these acts.
    static final List<String> VERBS =
            List.of(
                    "cut",
                    "heal",
                    "delay",
                    "jitter",
                    "loss",
                    "hold",
                    "release",
                    "partition",
                    "freeze",
                    "thaw",
                    "drop-next",
                    "hold-next",
                    "release-next",
                    "vanish",
                    "flap",
                    "flood",
                    "lie",
                    "purge",
                    "dial",
                    "undial");

    private static final List<String> TALE = List.of("relay", "hops", "cost");
    private static final List<String> PURGE = List.of("namespace", "relay");
    private static final List<String> DIAL = List.of("relay", "peer");
    private static final List<String> ENDS = List.of("from", "to", "message");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
    private static final List<Message> MESSAGES = List.of(Message.values());
    private static final int MILLIONTHS_DIGITS = 4;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private interface Made<T> {
        MeshCommand of(T value);
    }

    private interface Read<T> {
        T from(YamlNode node) throws ScenarioException;
    }

    /// The commands of one act.
    List<MeshCommand> read(String verb, YamlNode node) throws ScenarioException {
        return switch (verb) {
            case "cut" -> each(node, "ways", this::passage, LinkFault.Cut::new);
            case "heal" ->
                    node instanceof Scalar scalar && scalar.text().equals("all")
                            ? List.of(new LinkFault.Heal(Optional.empty()))
                            : each(
                                    node,
                                    "ways",
                                    this::passage,
                                    way -> new LinkFault.Heal(Optional.of(way)));
            case "hold" -> each(node, "ways", this::passage, LinkFault.Hold::new);
            case "release" -> each(node, "ways", this::passage, LinkFault.Release::new);
            case "freeze" -> each(node, "names", this::endpoint, Fault.Freeze::new);
            case "thaw" -> each(node, "names", this::endpoint, Fault.Thaw::new);
            case "vanish" -> each(node, "clients", this::client, Fault.Vanish::new);
            default -> List.of(one(verb, node));
        };
    }

    private MeshCommand one(String verb, YamlNode node) throws ScenarioException {
        return switch (verb) {
            case "delay" -> slower(node, "a delay", LinkFault.Delay::new);
            case "jitter" -> slower(node, "a jitter", LinkFault.Jitter::new);
            case "loss" -> loss(new YamlFields(checks, node, "a loss", List.of("way", "percent")));
            case "partition" -> new LinkFault.Partition(groups(node));
            case "drop-next" -> {
                YamlFields ends = new YamlFields(checks, node, "a message to drop", ENDS);
                yield new Fault.DropNext(from(ends), to(ends), message(ends));
            }
            case "hold-next" -> {
                YamlFields ends = new YamlFields(checks, node, "a message to hold", ENDS);
                yield new Fault.HoldNext(from(ends), to(ends), message(ends));
            }
            case "release-next" -> {
                YamlFields ends =
                        new YamlFields(checks, node, "messages to release", List.of("from", "to"));
                yield new Fault.ReleaseNext(from(ends), to(ends));
            }
            case "flap" -> flap(node);
            case "flood" -> flood(node);
            case "lie" -> lie(new YamlFields(checks, node, "a lie", TALE));
            case "dial" ->
                    peered(new YamlFields(checks, node, "a dial", DIAL), MeshCommand.Dial::new);
            case "undial" ->
                    peered(
                            new YamlFields(checks, node, "an undial", DIAL),
                            MeshCommand.Undial::new);
            default -> purge(new YamlFields(checks, node, "a purge", PURGE));
        };
    }

    /// One of something, or a list of different ones.
    private <T> List<MeshCommand> each(YamlNode node, String what, Read<T> read, Made<T> made)
            throws ScenarioException {
        if (!(node instanceof YamlNode.Sequence)) {
            return List.of(made.of(read.from(node)));
        }
        List<MeshCommand> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (YamlNode item : checks.list(node, what, 1, ScenarioFile.MAX_ACTS)) {
            MeshCommand command = made.of(read.from(item));
            if (!seen.add(command.text())) {
                throw checks.refuse(item.place(), "every one once", item.describe() + " again");
            }
            all.add(command);
        }
        return all;
    }

    private List<String> names() {
        return Stream.concat(relays.stream(), clients.stream()).toList();
    }

    private String relay(YamlNode node) throws ScenarioException {
        return checks.choice(node, "a relay", relays);
    }

    private String client(YamlNode node) throws ScenarioException {
        return checks.choice(node, "a client", clients);
    }

    private String endpoint(YamlNode node) throws ScenarioException {
        return checks.choice(node, "a relay or client", names());
    }

    private Passage passage(YamlNode node) throws ScenarioException {
        List<Passage> meant =
                node instanceof Scalar scalar ? Passage.parse(scalar.text(), names()) : List.of();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw checks.refuse(
                node,
                meant.isEmpty()
                        ? "a way such as A-B or A>B between two relays or clients"
                        : "a way that can be read in one way only, such as A<>B");
    }

    private interface Slower {
        MeshCommand by(Passage way, long ns);
    }

    private MeshCommand slower(YamlNode node, String what, Slower slower) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, what, List.of("way", "by"));
        Passage way = passage(fields.required("way"));
        return slower.by(way, checks.duration(fields.required("by"), 0, LinkFault.MAX_DELAY));
    }

    private MeshCommand loss(YamlFields fields) throws ScenarioException {
        Passage way = passage(fields.required("way"));
        YamlNode node = fields.required("percent");
        boolean fits =
                node instanceof Scalar scalar
                        && (scalar.type() == YamlNode.Type.INTEGER
                                || scalar.type() == YamlNode.Type.NUMBER)
                        && PERCENT.matcher(scalar.text()).matches()
                        && new BigDecimal(scalar.text()).compareTo(WHOLE) <= 0;
        if (!fits) {
            throw checks.refuse(node, "a percentage from 0 to 100 with at most 4 decimals");
        }
        BigDecimal percent = new BigDecimal(((Scalar) node).text());
        return new LinkFault.Loss(way, percent.movePointRight(MILLIONTHS_DIGITS).intValueExact());
    }

    private List<List<String>> groups(YamlNode node) throws ScenarioException {
        List<List<String>> groups = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        int most = names().size();
        for (YamlNode group : checks.list(node, "groups", 2, Math.max(2, most))) {
            List<String> members = new ArrayList<>();
            for (YamlNode item : checks.list(group, "names", 1, most)) {
                members.add(endpoint(item));
                if (!seen.add(members.getLast())) {
                    String again = item.describe() + " again";
                    throw checks.refuse(item.place(), "every name once", again);
                }
            }
            groups.add(members);
        }
        return groups;
    }

    private String from(YamlFields ends) throws ScenarioException {
        return relay(ends.required("from"));
    }

    private String to(YamlFields ends) throws ScenarioException {
        return endpoint(ends.required("to"));
    }

    private Message message(YamlFields ends) throws ScenarioException {
        return checks.choice(ends.required("message"), "a message", MESSAGES, Message::word);
    }

    private MeshCommand flap(YamlNode node) throws ScenarioException {
        List<String> keys = List.of("publisher", "every", "times");
        YamlFields fields = new YamlFields(checks, node, "a flap", keys);
        String publisher = client(fields.required("publisher"));
        long every = checks.duration(fields.required("every"), Fault.Flap.MIN_EVERY, Durations.MAX);
        YamlNode times = fields.required("times");
        return new Fault.Flap(
                publisher,
                every,
                (int) checks.whole(times, "a number of times", 1, Fault.Flap.MAX_TIMES));
    }

    private MeshCommand flood(YamlNode node) throws ScenarioException {
        YamlFields fields = new YamlFields(checks, node, "a flood", List.of("publisher", "names"));
        String publisher = client(fields.required("publisher"));
        YamlNode names = fields.required("names");
        return new Fault.Flood(
                publisher,
                (int) checks.whole(names, "a number of names", 1, Fault.Flood.MAX_NAMES));
    }

    private MeshCommand lie(YamlFields fields) throws ScenarioException {
        String relay = relay(fields.required("relay"));
        if (fields.oneOf(List.of("hops", "cost")).equals("cost")) {
            checks.choice(fields.required("cost"), "a cost", List.of("zero"));
            return new Fault.Lie(relay, new Fault.Free());
        }
        YamlNode hops = fields.required("hops");
        if (hops instanceof YamlNode.Sequence) {
            List<String> path = new ArrayList<>();
            for (YamlNode item : checks.list(hops, "relays", 1, relays.size())) {
                path.add(relay(item));
            }
            return new Fault.Lie(relay, new Fault.Through(path));
        }
        if (hops instanceof Scalar scalar && scalar.type() == YamlNode.Type.TEXT) {
            checks.choice(hops, "a number of hops, a list of relays, or truth", List.of("truth"));
            return new Fault.Lie(relay, new Fault.Truth());
        }
        int told = (int) checks.whole(hops, "a number of hops", 0, Fault.Hops.MAX_HOPS);
        return new Fault.Lie(relay, new Fault.Hops(told));
    }

    private interface Peered {
        MeshCommand of(String relay, String peer);
    }

    private MeshCommand peered(YamlFields fields, Peered made) throws ScenarioException {
        String relay = relay(fields.required("relay"));
        List<String> others = relays.stream().filter(other -> !other.equals(relay)).toList();
        return made.of(relay, checks.choice(fields.required("peer"), "another relay", others));
    }

    private MeshCommand purge(YamlFields fields) throws ScenarioException {
        String namespace = checks.path(fields.required("namespace"), "a namespace");
        List<String> or = Stream.concat(relays.stream(), Stream.of("all")).toList();
        String relay = checks.choice(fields.required("relay"), "a relay or all", or);
        return new MeshCommand.Purge(
                namespace, Optional.of(relay).filter(name -> !name.equals("all")));
    }
}
