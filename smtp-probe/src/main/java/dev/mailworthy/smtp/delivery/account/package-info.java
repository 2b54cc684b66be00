/** Evidence cells added up for people and programs: by receiver, with the causes. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.account;
