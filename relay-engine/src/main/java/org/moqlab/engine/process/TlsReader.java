package org.moqlab.engine.process;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.YamlChecks;
import org.moqlab.engine.mesh.YamlFields;
import org.moqlab.engine.mesh.YamlNode;
import org.moqlab.engine.transport.Identity;

/// Reads what a relay shows of itself, and what it wants callers to show.
///
/// @param tls the section; empty where there is none
record TlsReader(YamlChecks checks, Places places, Optional<YamlFields> tls) {
    private static final List<String> KEYS = List.of("certificate", "key", "generate", "clients");

    static TlsReader of(YamlChecks checks, Places places, YamlFields fields)
            throws ScenarioException {
        Optional<YamlFields> tls =
                fields.has("tls")
                        ? Optional.of(new YamlFields(checks, fields.required("tls"), "tls", KEYS))
                        : Optional.empty();
        return new TlsReader(checks, places, tls);
    }

    /// What it shows; made where no files are named.
    ///
    /// @param name common name of one that is made
    Identity identity(String name) throws ScenarioException {
        if (tls.isEmpty() || isForCallersOnly(tls.get())) {
            return Identity.generated(name, List.of());
        }
        YamlFields own = tls.get();
        if (own.oneOf(List.of("certificate", "generate")).equals("generate")) {
            List<String> hosts = new ArrayList<>();
            for (YamlNode host :
                    checks.list(own.required("generate"), "names", 0, RelaySettings.MAX_PLACES)) {
                hosts.add(places.host(host));
            }
            return Identity.generated(name, hosts);
        }
        return places.identity(own, own.required("certificate"), own.required("key"));
    }

    private static boolean isForCallersOnly(YamlFields tls) {
        return tls.has("clients")
                && !tls.has("certificate")
                && !tls.has("key")
                && !tls.has("generate");
    }

    /// Who may sign what callers show; none where they are not asked.
    List<X509Certificate> authorities() throws ScenarioException {
        return tls.isPresent() && tls.get().has("clients")
                ? places.certificates(tls.get().required("clients"))
                : List.of();
    }
}
