/** The line format of this module's data files, and the arithmetic that gates and scores share. Not exported. */
package dev.mailworthy.core.data;
