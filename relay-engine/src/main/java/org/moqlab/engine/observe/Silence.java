package org.moqlab.engine.observe;

/// An end of a session whose idle timeout runs because nothing reaches it (RFC 9000 §10.1). It is
/// asked for and not recorded: what the end sends meanwhile may still put it off.
///
/// @param session the session's number
/// @param endpoint whose end it is
/// @param until when it gives the session up unless it hears something, ns
/// @param timeout how long it waits at most, ns
public record Silence(long session, String endpoint, long until, long timeout) {}
