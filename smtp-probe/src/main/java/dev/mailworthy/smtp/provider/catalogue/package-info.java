/** What is known of hosting providers: how their machines are recognised, and what they do to mail ports. */
package dev.mailworthy.smtp.provider.catalogue;
