/** The part of a check that judges messages, bounces and replies of receivers. */
package dev.mailworthy.cli.assess.message;
