package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;

/** A DNS question and its answer. */
record RecordedExchange(DnsQuestion question, DnsAnswer answer) {}
