/** From findings to a verdict: gates first, then (later) the number. */
package dev.mailworthy.core.score;
