/**
 * From findings to a verdict. Gates first: three-valued requirements of dated receiver packs. Then the number: log-odds of
 * evidence by lineages, always with its interval and with the share of the evidence that was answered.
 */
package dev.mailworthy.core.score;
