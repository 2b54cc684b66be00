/** Known facts about hosting providers: how to recognise their machines, and what they do to mail ports. */
package dev.mailworthy.smtp.provider.catalogue;
