/** What a domain and its sending addresses publish: MX, reverse names and their forward confirmation, EHLO name. */
package dev.mailworthy.core.posture;
