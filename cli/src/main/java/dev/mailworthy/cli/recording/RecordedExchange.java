package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;

/** A question to the DNS and what came back. */
record RecordedExchange(DnsQuestion question, DnsAnswer answer) {}
