/** Values of a path: the servers to connect to, the outcome of each attempt, and the answers of servers. */
package dev.mailworthy.smtp.path;
