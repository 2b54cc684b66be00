/** Keys, settings and limits of a responder, and its reports about connections. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.responder.value;
