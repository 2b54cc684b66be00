/**
 * The sender's side of SPF: what a record authorises and costs ({@link dev.mailworthy.spf.publish.SpfSurvey}), what is
 * wrong with it ({@link dev.mailworthy.spf.publish.SpfLint}), and how to change it.
 */
package dev.mailworthy.spf.publish;
