package org.moqlab.engine.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario;

/// A scenario's mesh as files for real machines. None of them holds a key or a token: a script
/// makes certificates where they are to be used.
public final class MeshExport {
    private static final String DOMAIN_OF_PODS = ".relays";

    private final Fleet fleet;

    /// An export of a scenario.
    public MeshExport(Scenario scenario) {
        this.fleet = new Fleet(scenario);
    }

    /// What of the scenario real machines do not do, a line each.
    public List<String> omissions() {
        return fleet.omissions();
    }

    /// For `docker compose` and its like.
    ///
    /// @return texts by file name
    public Map<String, String> compose() {
        Map<String, String> files = new RelayFiles(fleet, "").yaml();
        files.put("compose.yaml", Compose.file(fleet));
        files.put("make-certificates.sh", CertificateScript.of(fleet, ""));
        return files;
    }

    /// For Kubernetes.
    ///
    /// @return texts by file name
    public Map<String, String> kubernetes() {
        TreeMap<String, String> files = new TreeMap<>();
        Map<String, String> configs = new RelayFiles(fleet, DOMAIN_OF_PODS).yaml();
        files.put("mesh.yaml", Kubernetes.file(fleet, configs));
        files.put("make-certificates.sh", CertificateScript.of(fleet, DOMAIN_OF_PODS));
        return files;
    }

    /// For moq-relay.
    ///
    /// @return texts by file name
    public Map<String, String> moqRelay() {
        Map<String, String> files = new RelayFiles(fleet, "").toml();
        files.put("make-certificates.sh", CertificateScript.of(fleet, ""));
        return files;
    }
}
