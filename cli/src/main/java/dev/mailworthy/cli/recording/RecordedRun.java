package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.world.Completeness;
import java.time.Instant;
import java.util.Optional;

/**
 * When and how a {@link Recording recorded run} took place.
 *
 * @param tool the program and its version
 * @param startedAt the time that the run used, for example for the age of a reply
 * @param generatedAt the time in its report
 * @param lab the embedded world of the run, if there was one
 */
public record RecordedRun(
        String tool, Instant startedAt, Instant generatedAt, Completeness completeness, Optional<String> lab) {}
