/** A check's look at messages and at what receivers said: judged messages, bounces and replies. */
package dev.mailworthy.cli.assess.message;
