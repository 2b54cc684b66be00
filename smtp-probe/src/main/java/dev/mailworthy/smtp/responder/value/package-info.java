/** Keys, settings and limits of a responder, and what it reports of its connections. */
package dev.mailworthy.smtp.responder.value;
