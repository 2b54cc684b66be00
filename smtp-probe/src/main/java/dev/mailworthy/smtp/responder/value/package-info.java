/** Keys, settings and limits of a responder, and its reports about connections. */
package dev.mailworthy.smtp.responder.value;
