/** The screens and documents of check, fix, diff, explain and lab list. */
package dev.mailworthy.cli.render.check;
