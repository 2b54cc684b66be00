package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.smtp.delivery.cell.LogCoverage;

/** One log that was read. */
public record ReadLog(String name, LogCoverage coverage) {}
