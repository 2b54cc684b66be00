/** Options for the form of a check's report and for its exit code. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option.form;
