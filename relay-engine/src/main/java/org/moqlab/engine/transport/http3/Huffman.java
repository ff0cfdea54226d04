package org.moqlab.engine.transport.http3;

import java.util.stream.IntStream;

/// The Huffman code of field texts (RFC 7541, appendix B). The code is canonical: the lengths of
/// its words tell the words.
final class Huffman {
    /// Length in bits of the word of each octet and of the end mark, digits of base 36.
    private static final String LENGTHS =
            "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca"
                    + "d67777777777777777777777878djde6f56565666577666567655677777fbeds"
                    + "kmkkmmmnmnnnnnonnoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmm"
                    + "nqqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrqu";

    private static final int END = 256;
    private static final int LONGEST = 30;

    /// Fewest bits of a word.
    private static final int SHORTEST = 5;

    /// By length: the first word, and where its symbol is in [#SYMBOLS].
    private static final int[] FIRST_WORD = new int[LONGEST + 1];

    private static final int[] FIRST_PLACE = new int[LONGEST + 1];
    private static final int[] COUNT = new int[LONGEST + 1];

    /// Symbols in order of their words.
    private static final int[] SYMBOLS =
            IntStream.rangeClosed(0, END)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(length(a), length(b)))
                    .mapToInt(Integer::intValue)
                    .toArray();

    static {
        IntStream.rangeClosed(0, END).forEach(symbol -> COUNT[length(symbol)]++);
        int word = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            FIRST_WORD[length] = word;
            FIRST_PLACE[length] = place;
            place += COUNT[length];
            word = (word + COUNT[length]) << 1;
        }
    }

    private Huffman() {}

    private static int length(int symbol) {
        return Character.digit(LENGTHS.charAt(symbol), 36);
    }

    /// The text of some coded octets.
    ///
    /// @param coded as ISO 8859-1
    /// @throws Http3Exception when it is no code, or not padded as it should be
    static String decode(String coded) throws Http3Exception {
        StringBuilder text = new StringBuilder(coded.length() * 8 / SHORTEST);
        int word = 0;
        int length = 0;
        for (int bit = 0; bit < coded.length() * 8; bit++) {
            word = word << 1 | (coded.charAt(bit / 8) >> (7 - bit % 8) & 1);
            length++;
            int symbol = symbol(word, length);
            if (symbol == END || length == LONGEST) {
                throw broken("no word of the Huffman code");
            }
            if (symbol >= 0) {
                text.append((char) symbol);
                word = 0;
                length = 0;
            }
        }
        if (length > 7 || word != (1 << length) - 1) {
            throw broken("Huffman code is not padded with ones");
        }
        return text.toString();
    }

    private static int symbol(int word, int length) {
        int rank = word - FIRST_WORD[length];
        return rank < COUNT[length] ? SYMBOLS[FIRST_PLACE[length] + rank] : -1;
    }

    private static Http3Exception broken(String what) {
        return Http3Exception.ofConnection(Http3Error.QPACK_DECOMPRESSION_FAILED, what);
    }
}
