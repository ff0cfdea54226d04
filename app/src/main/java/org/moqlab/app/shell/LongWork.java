package org.moqlab.app.shell;

/// Something that takes long.
///
/// @param what what is being done, in words
/// @param count how much of it is done, in words
/// @param share how much of it is done, 0 to 1
/// @param cancel ends it
public record LongWork(String what, String count, double share, Runnable cancel) {}
