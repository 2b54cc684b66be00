/** What is kept between runs: the database of many runs, and the file of what was read of logs. JDBC is used here alone. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.store;
