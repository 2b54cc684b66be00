package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ValidatedAnswer;

/** A question that had to be proved, and what became of it. */
record RecordedProof(DnsQuestion question, ValidatedAnswer answer) {}
