/**
 * What receivers did with the mail, from the logs of mail servers. {@link dev.mailworthy.smtp.delivery.DeliveryLog} reads logs of
 * any size into {@link dev.mailworthy.smtp.delivery.cell.EvidenceCell evidence cells}. Cells add up, in any order.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery;
