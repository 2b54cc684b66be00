/** The screens and documents of egress and responder. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.egress;
