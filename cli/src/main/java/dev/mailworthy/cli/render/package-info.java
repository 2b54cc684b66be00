/** Parts that all renderers share: the head of a document, colours, and lines of at most 80 columns. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render;
