/** Evidence cells: what receivers did with the mail, counted by hour, receiver, outcome and cause. Values only. */
package dev.mailworthy.smtp.delivery.cell;
