package org.moqlab.engine.relay;

import org.moqlab.engine.model.Bytes;

/// An object and its time.
///
/// @param timestamp in units of the track's timescale
/// @param payload shared with the octets that arrived, never copied
record TimedFrame(long timestamp, Bytes payload) {}
