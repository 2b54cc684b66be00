/**
 * Connection attempts: resolving names, connecting in parallel within the time budget, and second tries. Not exported.
 */
package dev.mailworthy.smtp.attempt;
