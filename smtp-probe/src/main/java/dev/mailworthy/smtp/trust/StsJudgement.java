package dev.mailworthy.smtp.trust;

import java.util.Optional;

/** A peer beside the MTA-STS policy of its domain; a policy of mode "testing" fails like any other, and says so itself. */
public record StsJudgement(TrustJudgement outcome, Optional<StsPolicy> policy) {}
