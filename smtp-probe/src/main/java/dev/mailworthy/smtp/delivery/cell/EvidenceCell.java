package dev.mailworthy.smtp.delivery.cell;

/**
 * What happened to mail in one hour, to one receiver, in one way, for one cause. Cells with an equal key add.
 *
 * @param key hour, source, receiver, outcome and cause
 * @param counts of all attempts with this key
 */
public record EvidenceCell(CellKey key, CellCounts counts) {}
