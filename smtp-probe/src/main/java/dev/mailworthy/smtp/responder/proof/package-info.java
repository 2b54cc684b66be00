/** The sealed statement of a responder, the key behind it, and its comparison with what the visitor saw. */
package dev.mailworthy.smtp.responder.proof;
