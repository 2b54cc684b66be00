/** The addresses that mail leaves from: as receivers name them, and as this machine has them. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.sight;
