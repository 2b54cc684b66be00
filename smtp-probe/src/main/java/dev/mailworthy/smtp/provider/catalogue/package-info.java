/** Known facts about hosting providers: how to recognise their machines, and what they do to mail ports. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.provider.catalogue;
