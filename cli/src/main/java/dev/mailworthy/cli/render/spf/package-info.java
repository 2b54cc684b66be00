/** The screens and documents of the spf commands. */
package dev.mailworthy.cli.render.spf;
