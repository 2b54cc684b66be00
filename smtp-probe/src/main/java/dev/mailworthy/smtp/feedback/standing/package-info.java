/** What large receivers show a sender about itself: Microsoft SNDS and Google Postmaster Tools. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.standing;
