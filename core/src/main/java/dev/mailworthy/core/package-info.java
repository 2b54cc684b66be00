/**
 * The words every module answers in. A check ends in an {@link dev.mailworthy.core.Answer}: present, absent, or
 * unanswered with its reason. What it means for mail is a {@link dev.mailworthy.core.Finding}, and who must do what
 * is a {@link dev.mailworthy.core.Remedy}. No boolean stands for a check's result anywhere.
 */
package dev.mailworthy.core;
