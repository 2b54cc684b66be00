package dev.mailworthy.cli.store;

/** The words of a finding, as the last look that saw it had them. */
public record StoredFinding(String fingerprint, String code, String subject, String message) {}
