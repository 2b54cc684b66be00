/**
 * What a check of SPF comes to, as values: the request, the result with its cause, the steps, and what of the limits was spent.
 */
package dev.mailworthy.spf.result;
