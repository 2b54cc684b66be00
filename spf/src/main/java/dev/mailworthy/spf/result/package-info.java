/** An SPF check as values: the request, the result with its cause, the steps, and the use of the limits. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.spf.result;
