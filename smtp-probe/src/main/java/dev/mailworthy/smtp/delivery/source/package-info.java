/** Where logs come from: files, folders, patterns and standard input, also compressed. */
package dev.mailworthy.smtp.delivery.source;
