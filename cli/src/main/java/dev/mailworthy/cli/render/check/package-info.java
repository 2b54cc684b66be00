/** The screens and documents of check, fix, diff, explain and lab list. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.check;
