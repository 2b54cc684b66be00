package dev.mailworthy.cli.assess.message;

/** A message as it was looked at, and what receivers will make of it. */
public record JudgedMessage(MessageSeen seen, MessageJudgement judgement) {}
