/** The forms of what receivers did with the mail. */
package dev.mailworthy.cli.render.deliveries;
