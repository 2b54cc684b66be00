/** Options for the form of a check's report and for its exit code. */
package dev.mailworthy.cli.option.form;
