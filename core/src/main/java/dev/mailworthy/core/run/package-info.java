/** What every blocking and asynchronous form of the libraries has in common: the executor, the deadline, the stop. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.run;
