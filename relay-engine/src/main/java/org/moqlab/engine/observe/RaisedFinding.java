package org.moqlab.engine.observe;

/// A finding with the event that raised it.
public record RaisedFinding(long n, long t, Finding finding) {}
