package tv.foyer.devices;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;

/**
 * Access tokens of sets: {@code d.} and a JWT (RFC 9068 in shape) signed with HS256, for one hour.
 * The algorithm is fixed here; what the token's header asks for only decides whether it is refused
 * (RFC 8725 section 3.1).
 */
final class AccessTokens {
    static final String PREFIX = "d.";
    static final Duration LIFE = Duration.ofHours(1);

    private static final String ISSUER = "foyer";
    private static final String AUDIENCE = "foyer-set";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
    private static final int LONGEST = 2_048;

    private final JWSSigner signer;
    private final JWSVerifier verifier;

    AccessTokens(byte[] secret) {
        try {
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("secret: 32 bytes expected", e);
        }
    }

    /** A set, proved by its token, and the generation the token was made in. */
    record Proved(Caller.TvSet set, int generation) {}

    String issue(Proved proved, Instant now) {
        Caller.TvSet set = proved.set();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(set.device().toString())
                        .claim("hh", set.household().toString())
                        .claim("mdl", set.model().toString())
                        .claim("brd", set.brand().toString())
                        .claim("mkr", set.maker().toString())
                        .claim("gen", proved.generation())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build();
        SignedJWT jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 with 32 bytes always signs", e);
        }
        return PREFIX + jwt.serialize();
    }

    Optional<Proved> verify(String bearer, Instant now) {
        if (!bearer.startsWith(PREFIX) || bearer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(bearer.substring(PREFIX.length()));
            JWSHeader header = jwt.getHeader();
            boolean ours =
                    JWSAlgorithm.HS256.equals(header.getAlgorithm())
                            && TYPE.equals(header.getType())
                            && jwt.verify(verifier);
            return ours ? proved(jwt.getJWTClaimsSet(), now) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Proved> proved(JWTClaimsSet claims, Instant now) throws ParseException {
        boolean valid =
                ISSUER.equals(claims.getIssuer())
                        && List.of(AUDIENCE).equals(claims.getAudience())
                        && claims.getExpirationTime() != null
                        && claims.getExpirationTime().toInstant().isAfter(now);
        if (!valid) {
            return Optional.empty();
        }
        Caller.TvSet set =
                new Caller.TvSet(
                        new DeviceId(UUID.fromString(claims.getSubject())),
                        new HouseholdId(uuid(claims, "hh")),
                        new ModelId(uuid(claims, "mdl")),
                        new BrandId(uuid(claims, "brd")),
                        new PartnerId(uuid(claims, "mkr")));
        return Optional.of(new Proved(set, claims.getIntegerClaim("gen")));
    }

    private static UUID uuid(JWTClaimsSet claims, String name) throws ParseException {
        return UUID.fromString(claims.getStringClaim(name));
    }
}
