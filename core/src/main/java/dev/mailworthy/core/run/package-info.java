/** Futures for callers: where they complete, what ends them, and how several are combined; and a quiet start of the logging API. For the modules alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.run;
