/** DNS servers that misbehave, for tests that run every command against each of them. */
@NullMarked
package dev.mailworthy.cli.hostile;

import org.jspecify.annotations.NullMarked;
