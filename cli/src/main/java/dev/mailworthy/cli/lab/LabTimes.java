package dev.mailworthy.cli.lab;

import java.time.Duration;
import java.util.Optional;

/**
 * Time limits of the port probe inside a {@link Lab}; empty for the default.
 *
 * @param connect for one connection
 * @param banner for one greeting
 */
record LabTimes(Optional<Duration> connect, Optional<Duration> banner) {}
