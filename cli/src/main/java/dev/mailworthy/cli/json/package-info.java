/** JSON: the one writer and the one reader of the command line. */
package dev.mailworthy.cli.json;
