package org.moqlab.engine.export;

/// A compose file: one service a relay, each with its configuration and the folder of certificates.
final class Compose {
    private Compose() {}

    static String file(Fleet fleet) {
        StringBuilder out = new StringBuilder("services:\n");
        for (String relay : fleet.relays()) {
            String host = fleet.host(relay);
            out.append(
                    """
                      %1$s:
                        image: moq-mesh-lab-relay
                        command: ["--config", "/etc/moqlab/relay.yaml"]
                        restart: unless-stopped
                        stop_grace_period: 10s
                        read_only: true
                        cap_drop: [ALL]
                        security_opt: ["no-new-privileges:true"]
                        expose: ["%2$d/udp", "%3$d/tcp"]
                        volumes:
                          - type: bind
                            source: ./%1$s.yaml
                            target: /etc/moqlab/relay.yaml
                            read_only: true
                          - type: bind
                            source: ./certificates
                            target: /etc/moqlab/certificates
                            read_only: true
                        tmpfs: [/tmp]
                    """
                            .formatted(host, Fleet.PORT, Fleet.WEB));
        }
        return out.toString();
    }
}
