/** The forms of reports that receivers send, and of the decision about a policy. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.reports;
