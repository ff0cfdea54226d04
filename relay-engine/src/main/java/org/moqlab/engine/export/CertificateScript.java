package org.moqlab.engine.export;

/// A script that makes an authority and a certificate for every relay, with openssl.
final class CertificateScript {
    private CertificateScript() {}

    /// @param domain what follows a host's name in the network; empty for nothing
    static String of(Fleet fleet, String domain) {
        StringBuilder out =
                new StringBuilder(
                        """
                        #!/bin/sh
                        # Makes ./certificates: an authority, and a certificate and key for every relay.
                        set -eu
                        umask 077
                        mkdir -p certificates
                        cd certificates
                        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \\
                            -subj "/CN=MoQ Mesh Lab" -keyout ca.key -out ca.pem
                        relay() {
                            openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \\
                                -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
                            echo "subjectAltName=DNS:$1,DNS:$2" > "$1.ext"
                            openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial \\
                                -days 365 -extfile "$1.ext" -out "$1.pem"
                            rm "$1.csr" "$1.ext"
                        }
                        """);
        for (String relay : fleet.relays()) {
            String host = fleet.host(relay);
            out.append("relay ").append(host).append(' ').append(host).append(domain).append('\n');
        }
        out.append("mkdir -p ../authority\nmv ca.key ../authority/\n");
        return out.toString();
    }
}
