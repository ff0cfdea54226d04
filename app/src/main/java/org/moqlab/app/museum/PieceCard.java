package org.moqlab.app.museum;

import java.util.Optional;
import org.moqlab.app.feed.Moment;

/// A piece as the gallery shows it.
///
/// @param piece the scenario
/// @param title what happens in it
/// @param family which part of the museum it belongs to; empty for none
/// @param facts policy and size in words
/// @param span how long it runs, in words
/// @param ending how it ends; empty while that is being played
public record PieceCard(
        Piece piece,
        String title,
        String family,
        String facts,
        String span,
        Optional<Moment> ending) {
    PieceCard endingIn(Moment moment) {
        return new PieceCard(piece, title, family, facts, span, Optional.of(moment));
    }
}
