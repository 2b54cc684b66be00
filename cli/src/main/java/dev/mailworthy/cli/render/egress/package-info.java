/** The screens and documents of egress and responder. */
package dev.mailworthy.cli.render.egress;
