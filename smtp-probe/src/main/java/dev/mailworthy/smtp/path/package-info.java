/** The values of a path: what is to be connected to, how each attempt ended, and the verdict on a port. */
package dev.mailworthy.smtp.path;
