/** Where logs come from: files, folders, patterns and standard input, also compressed. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.source;
