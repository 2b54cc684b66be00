/** Settings: options that files and the environment can set. */
package dev.mailworthy.cli.setting;
