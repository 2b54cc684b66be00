/** What the operating system does for a thread of this process. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.system;
