package demo;

/** What the bot needs. */
public final class Library {}
