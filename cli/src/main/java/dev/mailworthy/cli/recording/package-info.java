/** Records of runs, and their replay. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.recording;
