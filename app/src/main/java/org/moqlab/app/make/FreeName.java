package org.moqlab.app.make;

import java.util.List;
import java.util.stream.Stream;
import org.moqlab.app.make.BuildViewModel.Kind;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioFile;

/// Suggests names.
final class FreeName {
    private static final int MOST = ScenarioFile.MAX_RELAYS + ScenarioFile.MAX_CLIENTS + 1;

    private FreeName() {}

    /// A name nobody has: the next letter for a relay where relays are called so, else a number.
    static String of(Scenario scenario, Kind kind) {
        List<String> taken =
                Stream.concat(
                                scenario.topology().members().stream(),
                                scenario.clients().stream().map(ClientSpec::name))
                        .toList();
        boolean lettered =
                kind == Kind.RELAY
                        && scenario.topology().relays().stream().allMatch(r -> r.length() == 1);
        Stream<String> letters =
                Stream.iterate('A', c -> c <= 'Z', c -> (char) (c + 1)).map(String::valueOf);
        Stream<String> numbered =
                Stream.iterate(1, i -> i <= MOST, i -> i + 1).map(i -> prefix(kind) + i);
        return Stream.concat(lettered ? letters : Stream.empty(), numbered)
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElse("");
    }

    private static String prefix(Kind kind) {
        return switch (kind) {
            case RELAY -> "R";
            case PUBLISHER -> "pub";
            case SUBSCRIBER -> "sub";
        };
    }
}
