/** A responder's signed statement, the request for it, and its comparison with the visitor's observations. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.responder.proof;
