/** Groups of options that commands share, each with the values that it gives. */
package dev.mailworthy.cli.option;
