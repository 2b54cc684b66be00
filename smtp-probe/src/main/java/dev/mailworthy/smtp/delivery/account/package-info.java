/** Evidence cells added up for people and programs: by receiver, with the causes. */
package dev.mailworthy.smtp.delivery.account;
