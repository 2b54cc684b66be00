/** Text from the network and from files: lines of bounded length, and what is safe to print. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.text;
