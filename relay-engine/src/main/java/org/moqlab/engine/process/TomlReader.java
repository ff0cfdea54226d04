package org.moqlab.engine.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.YamlNode;
import org.moqlab.engine.mesh.YamlNode.Mapping;
import org.moqlab.engine.mesh.YamlNode.Mapping.Pair;
import org.moqlab.engine.mesh.YamlNode.Place;
import org.moqlab.engine.mesh.YamlNode.Scalar;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/// Puts the part of moq-relay's TOML that this relay can do into the words of its own
/// configuration, every value at the place where it stands. Whatever it cannot do is refused there,
/// but for logging, which is ignored.
final class TomlReader {
    /// What is taken.
    static final List<String> TAKEN =
            List.of(
                    "server.listen",
                    "server.bind",
                    "server.tls.cert",
                    "server.tls.key",
                    "server.tls.generate",
                    "server.tls.root",
                    "client.tls.root",
                    "client.tls.fingerprint",
                    "client.tls.disable_verify",
                    "client.tls.cert",
                    "client.tls.key",
                    "client.tls.host_name",
                    "client.version",
                    "cluster.id",
                    "cluster.connect",
                    "cluster.connect_api",
                    "cluster.node",
                    "cluster.mesh",
                    "cluster.token",
                    "cluster.linger",
                    "auth.public",
                    "auth.key",
                    "web.http.listen",
                    "internal.listen");

    private static final String IGNORED = "log.";

    private final String file;
    private final TomlParseResult toml;

    private TomlReader(String file, TomlParseResult toml) {
        this.file = file;
        this.toml = toml;
    }

    /// The same as a tree of the relay's own configuration.
    ///
    /// @throws ScenarioException when it is no TOML or asks for what cannot be done
    static YamlNode tree(String file, String text) throws ScenarioException {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().getFirst();
            throw refusal(file, first.position(), "TOML", first.getMessage() + "");
        }
        return new TomlReader(file, toml).tree();
    }

    private static ScenarioException refusal(
            String file, @Nullable TomlPosition at, String expected, String found) {
        int line = at == null ? 1 : at.line();
        int column = at == null ? 1 : at.column();
        String plain = found.replaceAll("\\s+", " ");
        return new ScenarioException(file, line, column, expected, plain);
    }

    private YamlNode tree() throws ScenarioException {
        for (String key : toml.dottedKeySet()) {
            if (!TAKEN.contains(key) && !key.startsWith(IGNORED)) {
                throw refusal(
                        file,
                        toml.inputPositionOf(key),
                        "a setting this relay can do: " + String.join(", ", TAKEN),
                        "'" + key + "'");
            }
        }
        List<Pair> root = new ArrayList<>();
        copy("server.listen", "listen", root);
        copy("server.bind", "listen", root);
        copy("cluster.id", "origin", root);
        copy("web.http.listen", "web", root);
        copy("internal.listen", "inspect", root);
        section("tls", tls(), root);
        section("knobs", one("cluster.linger", "linger"), root);
        List<Pair> auth = one("auth.public", "public");
        copy("auth.key", "key", auth);
        section("auth", auth, root);
        section("cluster", cluster(), root);
        return new Mapping(Place.START, root);
    }

    private void section(String name, List<Pair> pairs, List<Pair> root) {
        if (!pairs.isEmpty()) {
            root.add(
                    new Pair(
                            word(pairs.getFirst().key().place(), name),
                            new Mapping(pairs.getFirst().key().place(), pairs)));
        }
    }

    private List<Pair> one(String key, String name) throws ScenarioException {
        List<Pair> pairs = new ArrayList<>();
        copy(key, name, pairs);
        return pairs;
    }

    private List<Pair> tls() throws ScenarioException {
        List<Pair> pairs = new ArrayList<>();
        single("server.tls.cert", "certificate", pairs);
        single("server.tls.key", "key", pairs);
        single("server.tls.root", "clients", pairs);
        if (toml.contains("server.tls.generate")) {
            pairs.add(
                    new Pair(
                            word(place("server.tls.generate"), "generate"),
                            list("server.tls.generate")));
        }
        return pairs;
    }

    private List<Pair> cluster() throws ScenarioException {
        List<Pair> pairs = new ArrayList<>();
        if (toml.contains("cluster.connect")) {
            List<YamlNode> links = new ArrayList<>();
            for (YamlNode url : list("cluster.connect").items()) {
                links.add(link("url", url));
            }
            Place at = place("cluster.connect");
            pairs.add(new Pair(word(at, "connect"), new YamlNode.Sequence(at, links)));
        }
        if (toml.contains("cluster.connect_api")) {
            YamlNode list = scalar("cluster.connect_api");
            pairs.add(new Pair(word(list.place(), "connect-api"), link("list", list)));
        }
        boolean meshes =
                toml.contains("cluster.mesh") && !Boolean.FALSE.equals(value("cluster.mesh"));
        if (meshes) {
            if (!toml.contains("cluster.node")) {
                throw refusal(
                        file, toml.inputPositionOf("cluster.mesh"), "'cluster.node' too", "none");
            }
            YamlNode self = scalar("cluster.node");
            pairs.add(new Pair(word(self.place(), "mesh"), link("self", self)));
        }
        return pairs;
    }

    private YamlNode link(String key, YamlNode url) throws ScenarioException {
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(word(url.place(), key), url));
        single("client.tls.root", "ca", pairs);
        single("client.tls.fingerprint", "pin", pairs);
        if (Boolean.TRUE.equals(value("client.tls.disable_verify"))) {
            copy("client.tls.disable_verify", "unchecked", pairs);
        }
        single("client.tls.cert", "certificate", pairs);
        single("client.tls.key", "key", pairs);
        copy("client.tls.host_name", "server-name", pairs);
        copy("cluster.token", "token-file", pairs);
        if (toml.contains("client.version")) {
            Place at = place("client.version");
            pairs.add(new Pair(word(at, "wires"), list("client.version")));
        }
        return new Mapping(url.place(), pairs);
    }

    private void copy(String key, String name, List<Pair> to) throws ScenarioException {
        if (toml.contains(key)) {
            to.add(new Pair(word(place(key), name), scalar(key)));
        }
    }

    /// A value, or a list of one.
    private void single(String key, String name, List<Pair> to) throws ScenarioException {
        if (toml.contains(key)) {
            List<YamlNode> items = list(key).items();
            if (items.size() != 1) {
                throw refusal(
                        file, toml.inputPositionOf(key), "one value", items.size() + " of them");
            }
            to.add(new Pair(word(place(key), name), items.getFirst()));
        }
    }

    private YamlNode.Sequence list(String key) throws ScenarioException {
        if (!(value(key) instanceof TomlArray array)) {
            return new YamlNode.Sequence(place(key), List.of(scalar(key)));
        }
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(scalar(array.get(i), place(array.inputPositionOf(i)), key));
        }
        return new YamlNode.Sequence(place(key), items);
    }

    private YamlNode scalar(String key) throws ScenarioException {
        return scalar(value(key), place(key), key);
    }

    private YamlNode scalar(@Nullable Object value, Place at, String key) throws ScenarioException {
        return switch (value) {
            case String text -> new Scalar(at, text, YamlNode.Type.TEXT);
            case Long number -> new Scalar(at, number.toString(), YamlNode.Type.INTEGER);
            case Boolean truth -> new Scalar(at, truth.toString(), YamlNode.Type.TRUTH);
            case null, default ->
                    throw new ScenarioException(
                            file, at.line(), at.column(), "a plain value of " + key, "another");
        };
    }

    private @Nullable Object value(String key) {
        return toml.get(key);
    }

    private Place place(String key) {
        return place(toml.inputPositionOf(key));
    }

    private static Place place(@Nullable TomlPosition at) {
        return Optional.ofNullable(at)
                .map(p -> new Place(p.line(), p.column()))
                .orElse(Place.START);
    }

    private static Scalar word(Place at, String text) {
        return new Scalar(at, text, YamlNode.Type.TEXT);
    }
}
