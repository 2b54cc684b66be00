package dev.mailworthy.cli.watch;

import java.util.List;

/**
 * A look that is in the store.
 *
 * @param isFirst whether it is the first look at its domain that got answers
 * @param alerts those that the look led to, kept and not sent yet
 * @param wantsSecondLook whether this look saw something for the first time
 */
public record Entry(Look look, boolean isFirst, List<Alert> alerts, boolean wantsSecondLook) {}
