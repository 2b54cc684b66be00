/** Settings: options that files and the environment can set. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.setting;
