/** Values of a path: the servers to connect to, the outcome of each attempt, and the answers of servers. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.path;
