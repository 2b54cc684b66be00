/** What a check comes to, in words: the headline, the problems, and one line each for what else was seen. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.outcome;
