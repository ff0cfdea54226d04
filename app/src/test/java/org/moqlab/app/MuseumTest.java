package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.museum.MuseumViewModel;
import org.moqlab.app.museum.Piece;
import org.moqlab.app.museum.PieceCard;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Exhibit;

final class MuseumTest {
    private final List<Exhibit> opened = new ArrayList<>();

    private MuseumViewModel museum(List<Piece> pieces) {
        MuseumViewModel museum =
                new MuseumViewModel(
                        () -> pieces, MeshLab.engine(), Runnable::run, Runnable::run, opened::add);
        museum.show();
        return museum;
    }

    private static List<Piece> few() {
        return new SampleMeshes()
                .read().stream()
                        .filter(p -> List.of("zombie-pair", "zombie-mesh").contains(p.name()))
                        .toList();
    }

    private static List<String> names(MuseumViewModel museum) {
        return museum.cards().stream().map(card -> card.piece().name()).toList();
    }

    @Test
    void everySampleIsInItOnceAndExhibitsComeInTheirOrder() {
        List<Piece> all = new SampleMeshes().read();
        assertEquals("zombie-mesh", all.getFirst().name());
        assertEquals(all.size(), all.stream().map(Piece::name).distinct().count());
        assertTrue(all.size() >= 25, "pieces: " + all.size());
    }

    @Test
    void aPictureShowsHowTheExhibitReallyEnds() {
        MuseumViewModel museum = museum(few());
        Moment ending =
                museum.cards().stream()
                        .filter(card -> card.piece().name().equals("zombie-mesh"))
                        .findFirst()
                        .flatMap(PieceCard::ending)
                        .orElseThrow();
        assertEquals(true, ending.now() <= 12 * Durations.SECOND);
        assertEquals(6, ending.snapshot().relays().size());
        assertEquals(false, ending.snapshot().findings().isEmpty());
        assertEquals(false, museum.busyProperty().get());
    }

    @Test
    void itIsSearchedByWordsThatMustAllOccur() {
        MuseumViewModel museum = museum(few());
        museum.searchProperty().set("pair");
        assertEquals(List.of("zombie-pair"), names(museum));
        assertEquals("1 of 2", museum.countProperty().get());
        museum.searchProperty().set("pair no-such-word");
        assertEquals(List.of(), names(museum));
        museum.searchProperty().set("");
        museum.familyProperty().set(Optional.of(Exhibit.Family.TODAY));
        assertEquals(List.of(), names(museum));
    }

    @Test
    void openingAPieceClosesTheGallery() {
        MuseumViewModel museum = museum(few());
        PieceCard first = museum.cards().getFirst();
        museum.open(first);
        assertEquals(List.of(first.piece().exhibit()), opened);
        assertEquals(false, museum.shownProperty().get());
    }
}
