package org.moqlab.engine.observe;

import org.moqlab.engine.model.StreamKind;

/// One open stream of a session as one end sees it.
///
/// @param id the QUIC stream id, as the machines number it
/// @param kind which directions it has
/// @param ours whether this end opened it
/// @param received octets that came in on it
/// @param sent octets QUIC took for it
/// @param waiting octets written that QUIC has not taken yet
public record StreamDetail(
        long id, StreamKind kind, boolean ours, long received, long sent, long waiting) {}
