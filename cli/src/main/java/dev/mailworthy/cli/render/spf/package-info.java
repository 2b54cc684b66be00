/** The screens and documents of the spf commands. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.spf;
