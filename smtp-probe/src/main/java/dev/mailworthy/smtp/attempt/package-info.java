/**
 * Connection attempts: resolving names, connecting in parallel within the time budget, and second tries. Not exported.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.attempt;
