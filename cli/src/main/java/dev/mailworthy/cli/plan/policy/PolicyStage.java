package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.core.PublishedRecord;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One step on the way to a policy.
 *
 * @param name for example {@code quarantine, t=y}
 * @param record to publish
 * @param from the first day on which to publish it, if the answer is yes then; empty without reports, whose pace gives the days
 */
public record PolicyStage(String name, PublishedRecord record, Optional<LocalDate> from) {}
