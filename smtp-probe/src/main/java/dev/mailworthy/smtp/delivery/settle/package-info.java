/** Messages of which pieces of a log know, joined and counted: for the reader of logs alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.settle;
