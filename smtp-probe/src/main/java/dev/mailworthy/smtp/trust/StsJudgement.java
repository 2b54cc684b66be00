package dev.mailworthy.smtp.trust;

import java.util.Optional;

/**
 * A peer's certificate judged by its domain's {@link StsPolicy MTA-STS policy}. A policy of mode "testing" fails like
 * any other; the detail names the mode.
 *
 * @param outcome whether the certificate passes
 * @param policy that was read; empty without one
 */
public record StsJudgement(TrustJudgement outcome, Optional<StsPolicy> policy) {}
