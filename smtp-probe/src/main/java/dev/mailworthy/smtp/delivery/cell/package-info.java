/** Evidence cells: what receivers did with the mail, counted by hour, receiver, outcome and cause. Values only. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.cell;
