package org.moqlab.engine.process;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.relay.Grant;
import org.moqlab.engine.transport.Admission;

/// Lets in who shows a token signed by one key, as moq-relay's `auth.key` does (GOSSIP D.3): claims
/// `root`, `put`, `get` and `exp`. The algorithm is the key's own, whatever a token says.
final class TokenAdmission implements Admission {
    /// Octets of the longest token and key.
    static final int MAX_LENGTH = 16_384;

    /// The longest time a session is let in for, ms; one is looked at again after it.
    static final long LONGEST = 30L * 24 * 3600 * 1000;

    /// Most prefixes of a claim.
    static final int MAX_PREFIXES = 64;

    private static final String PARAMETER = "jwt=";
    private static final int UNAUTHORIZED = 401;
    private static final Verdict REFUSED = new Verdict.Refused(UNAUTHORIZED);

    private final JWK key;
    private final Clock clock;

    private TokenAdmission(JWK key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// Reads a key: a JWK in JSON, or that in base64url.
    ///
    /// @throws IOException when it is none, or says no algorithm
    static TokenAdmission read(Path file, Clock clock) throws IOException {
        if (Files.size(file) > MAX_LENGTH) {
            throw new IOException("longer than " + MAX_LENGTH + " octets");
        }
        String text = Files.readString(file).strip();
        try {
            String json =
                    text.startsWith("{")
                            ? text
                            : new String(
                                    Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            JWK key = JWK.parse(json);
            if (key.getAlgorithm() == null) {
                throw new IOException("a key without an algorithm (alg)");
            }
            return new TokenAdmission(key, clock);
        } catch (ParseException | IllegalArgumentException _) {
            throw new IOException("no JWK");
        }
    }

    @Override
    public Verdict judge(String query) {
        for (String each : query.split("&", Request.MAX_PARAMETERS)) {
            if (each.startsWith(PARAMETER)) {
                return token(each.substring(PARAMETER.length()));
            }
        }
        return new Verdict.Nobody();
    }

    private Verdict token(String text) {
        if (text.length() > MAX_LENGTH) {
            return REFUSED;
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            boolean own = token.getHeader().getAlgorithm().equals(key.getAlgorithm());
            if (!own || !token.verify(verifier(token))) {
                return REFUSED;
            }
            return granted(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return REFUSED;
        }
    }

    private JWSVerifier verifier(SignedJWT token) throws JOSEException {
        Key checking =
                switch (key) {
                    case OctetSequenceKey secret -> secret.toSecretKey();
                    case AsymmetricJWK pair -> pair.toPublicKey();
                    default -> throw new JOSEException("a key of another kind");
                };
        return new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), checking);
    }

    private Verdict granted(JWTClaimsSet claims) throws ParseException {
        long now = clock.millis();
        Date end = claims.getExpirationTime();
        Date begin = claims.getNotBeforeTime();
        long left = end == null ? LONGEST : Math.min(LONGEST, end.toInstant().toEpochMilli() - now);
        if (left <= 0 || (begin != null && begin.toInstant().toEpochMilli() > now)) {
            return REFUSED;
        }
        String root = claims.getStringClaim("root");
        Namespace at = new Namespace(root == null ? "" : root);
        Grant grant = new Grant(prefixes(claims, "put", at), prefixes(claims, "get", at));
        return new Verdict.Granted(grant, left);
    }

    private static List<Namespace> prefixes(JWTClaimsSet claims, String name, Namespace root)
            throws ParseException {
        Object claim = claims.getClaim(name);
        if (claim == null) {
            return List.of();
        }
        List<String> all =
                claim instanceof String one ? List.of(one) : claims.getStringListClaim(name);
        if (all.size() > MAX_PREFIXES) {
            throw new ParseException("more than " + MAX_PREFIXES + " prefixes", 0);
        }
        return all.stream().map(prefix -> root.join(new Namespace(prefix))).toList();
    }
}
