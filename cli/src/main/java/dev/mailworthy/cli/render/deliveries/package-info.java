/** The forms of what receivers did with the mail. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.deliveries;
