/** One call of a facade: its DNS, which can be stopped, its time limit, and the executor of its future. For the modules alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.stop;
