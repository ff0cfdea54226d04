package org.moqlab.app.theme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A region that draws on canvases and gets the tokens' colours by CSS, so that it follows the
/// theme. FX thread only.
public abstract class ThemedRegion extends Region {
    private static final StyleablePropertyFactory<ThemedRegion> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Token, CssMetaData<ThemedRegion, Color>> PAINTS = paints();
    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = metadata();

    private final Map<Token, StyleableObjectProperty<Color>> paints = new EnumMap<>(Token.class);
    private Palette palette = new Palette(Map.of());
    private boolean stale = true;

    /// Creates a region that has no colours until CSS is applied.
    protected ThemedRegion() {
        getStyleClass().add("themed-region");
        PAINTS.forEach(
                (token, meta) -> {
                    var paint =
                            new SimpleStyleableObjectProperty<>(
                                    meta, this, meta.getProperty(), Color.TRANSPARENT);
                    paint.addListener((_, _, _) -> changed());
                    paints.put(token, paint);
                });
    }

    private static Map<Token, CssMetaData<ThemedRegion, Color>> paints() {
        Map<Token, CssMetaData<ThemedRegion, Color>> map = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            map.put(
                    token,
                    FACTORY.createColorCssMetaData(
                            "-lab-paint-" + token.key(),
                            region -> Objects.requireNonNull(region.paints.get(token)),
                            Color.TRANSPARENT));
        }
        return map;
    }

    private static List<CssMetaData<? extends Styleable, ?>> metadata() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(PAINTS.values());
        return List.copyOf(all);
    }

    private void changed() {
        if (!stale) {
            stale = true;
            paletteChanged();
        }
    }

    /// The colours as CSS gave them last.
    protected final Palette palette() {
        if (stale) {
            Map<Token, Color> colors = new EnumMap<>(Token.class);
            paints.forEach((token, paint) -> colors.put(token, paint.get()));
            palette = new Palette(colors);
            stale = false;
        }
        return palette;
    }

    /// Called once after one or more colours changed and before [#palette] is read again; must not
    /// read it, only ask for a repaint.
    protected abstract void paletteChanged();

    @Override
    public String getUserAgentStylesheet() {
        return Theme.sheet("paints.css");
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return METADATA;
    }
}
