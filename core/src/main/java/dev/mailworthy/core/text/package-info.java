/** Text from the network and from files, made safe to print. */
package dev.mailworthy.core.text;
