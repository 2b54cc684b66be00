/** What the operating system does for a thread of this process. */
package dev.mailworthy.core.system;
