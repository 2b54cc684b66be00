/**
 * Shared by receivers' requirements and the reputation estimate: the format of data files, facts by key, log-odds. Not
 * exported.
 */
package dev.mailworthy.core.data;
