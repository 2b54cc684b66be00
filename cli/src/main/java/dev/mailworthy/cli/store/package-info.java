/** What is kept between runs. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.store;
