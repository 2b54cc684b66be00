package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ValidatedAnswer;

/** A {@link DnsQuestion question} to a validating resolver, and its result. */
record RecordedProof(DnsQuestion question, ValidatedAnswer answer) {}
