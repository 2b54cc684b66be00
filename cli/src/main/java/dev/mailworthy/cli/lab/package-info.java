/** Worlds in files, in which a check can be tried. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.lab;
