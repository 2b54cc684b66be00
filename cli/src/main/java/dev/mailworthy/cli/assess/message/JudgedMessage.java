package dev.mailworthy.cli.assess.message;

/** A message with its examination, and with its results of SPF, DKIM and DMARC. */
public record JudgedMessage(MessageSeen seen, MessageJudgement judgement) {}
