package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.posture.text.DkimSetup;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Proves the step that sets up DKIM signing. The plan has no key, because the private key must not leave the server. It therefore
 * publishes a stand-in key in a copy of the DNS and repeats the check.
 */
final class KeyTrial {

    private static final long TTL = 3600;

    private final Dns published;
    private final Function<Dns, PlanStanding> standing;

    /** @param standing the check over a copy of the DNS */
    KeyTrial(Dns published, Function<Dns, PlanStanding> standing) {
        this.published = published;
        this.standing = standing;
    }

    /**
     * The steps, with a proof at the one that sets up signing.
     *
     * @param changes all record sets of the plan
     * @param before the result with these changes
     */
    List<FixStep> proved(List<FixStep> steps, List<SetChange> changes, PlanStanding before) {
        return steps.stream()
                .map(step -> step.answers().stream()
                        .filter(finding -> finding.type() == PostureFinding.DKIM_MISSING)
                        .findFirst()
                        .flatMap(Situation::name)
                        .flatMap(KeyTrial::standIn)
                        .map(key -> step.proved(proof(key, changes, before)))
                        .orElse(step))
                .toList();
    }

    private FixStep.Proof proof(RecordSet key, List<SetChange> changes, PlanStanding before) {
        List<RecordSet> sets = Stream.concat(changes.stream().map(SetChange::after), Stream.of(key))
                .toList();
        PlanStanding after = standing.apply(PatchedDns.of(sets, published));
        List<Finding> gone = before.goneIn(after);
        return new FixStep.Proof(gone, after.report().verdict());
    }

    private static Optional<RecordSet> standIn(DomainName domain) {
        try {
            DomainName owner = domain.prepend(DkimSetup.SELECTOR + "._domainkey");
            return Optional.of(
                    new RecordSet(owner, RecordType.TXT, TTL, List.of(Draft.text("v=DKIM1; k=rsa; p=" + key()))));
        } catch (IllegalArgumentException e) {
            // The name would be too long.
            return Optional.empty();
        }
    }

    /** A public key of 2048 bits in the form of RFC 6376 section 3.6.1. Its modulus is no product of two primes. */
    private static String key() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
        try {
            byte[] encoded = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has RSA", e);
        }
    }
}
