package dev.mailworthy.cli.store;

import java.time.LocalDate;

/** How many looks of one day (UTC) saw one thing in one state. */
public record DayCount(LocalDate day, SpanKind kind, String item, String state, long looks) {}
