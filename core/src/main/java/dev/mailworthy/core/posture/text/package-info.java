/** The form of published names and texts: tag lists, the length of RSA keys, names that a provider's machine made up. Not exported. */
package dev.mailworthy.core.posture.text;
