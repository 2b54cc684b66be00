/**
 * Shared by receivers' requirements and the reputation estimate: the format of data files, facts by key, log-odds. Not
 * exported.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.data;
