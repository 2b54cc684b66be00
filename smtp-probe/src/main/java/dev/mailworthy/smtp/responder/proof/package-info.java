/** A responder's signed statement, the request for it, and its comparison with the visitor's observations. */
package dev.mailworthy.smtp.responder.proof;
