/** The part of a check that judges messages, bounces and replies of receivers. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.message;
