import Foundation

/// Texts that nobody writes, of any size: what is repeated, and what is drawn with a fixed seed.
enum HostileTexts {
    /// Patterns that are repeated up to a size.
    static let repeated: [String] = [
        // Marks, letters and white space by themselves.
        "a", "1", ".", "(", "( ", "[a ", "\" ", "“", "“ ", "”a “ ", "-", "-- ", "# ", "•\n", "\u{0}", "\n", "\r\n",
        "a\r", "a\t",
        " \n", "\u{A0}", "a\u{2028}",
        // Runs without white space that change their kind at every sign.
        "a.", "a-", "n't", "'t", "a:b", "1,2.3", "a@b.", "http://a/", "www.a.", "’s",
        // Signs of other scripts, of no width, of direction, emoji that are joined, marks that are stacked.
        "👩‍👩‍👧‍👦", "🇰🇿", "\u{200D}", "\u{FEFF}", "\u{202E}\u{200F}שלום ", "مرحبا. ", "漢字", "漢字。", "e\u{301}", "\u{301}",
        "\u{FFFD}",
        // Words that nothing ends.
        "the word ", "Word\n", "Ana Berg\n", "Ana Berg ", "Ana Berg, ", "Oslo and ", "the king of ",
        "which the man who ",
        // Names, pronouns and roles that all could be one.
        "He met her. ", "The king met the queen. ", "Ana's ", "Foundation for Peace (FFP) ", "USA UN EU ",
        "the president ",
        "Berg said that she ", "“He said ", "it. ",
        // Times and amounts that could go on.
        "on 3 May 2021 ", "from Monday to ", "$3.7 billion to ", "twenty hundred million ", "between 3 and 5 ", "2021-",
        "3 p.m. ",
        "The king of the lake and the river met the queen of the mill and the wood in 1999\n",
    ]

    /// A pattern again and again, up to a number of bytes.
    static func text(_ pattern: String, bytes: Int) -> String {
        String(repeating: pattern, count: max(1, bytes / pattern.utf8.count))
    }

    /// How texts are drawn.
    enum Drawing: String, CaseIterable, Sendable {
        /// Any bytes, repaired to UTF-8.
        case bytes
        /// Bytes of which none is ASCII.
        case invalid
        /// Printed ASCII.
        case ascii
        /// Small words, names, marks and numbers in any order.
        case salad
        /// The same without a full stop.
        case endless
        /// Names of which none comes twice.
        case names
        /// Words of which none comes twice, and no marks.
        case words
        /// Scalars of any script.
        case scalars
    }

    private static let pieces =
        "the a king Oslo Berg he said that met of in and , . ( ) \" “ ” ' - 3 May 2021 $ million U.S. who which not 's it Ana"
        .split(separator: " ").map(String.init)

    /// A text that is drawn, of about so many bytes; the same in every run.
    static func text(_ drawing: Drawing, bytes: Int) -> String {
        var random = Generator(state: 21)
        func word() -> String {
            String(decoding: (0..<7).map { _ in UInt8(97 + random.next() % 26) }, as: UTF8.self)
        }
        var text: [UInt8] = []
        while text.count < bytes {
            switch drawing {
            case .bytes: text.append(UInt8(truncatingIfNeeded: random.next()))
            case .invalid: text.append(UInt8(truncatingIfNeeded: random.next()) | 0x80)
            case .ascii: text.append(UInt8(32 + random.next() % 95))
            case .salad: text += Array((pieces[Int(random.next() % UInt64(pieces.count))] + " ").utf8)
            case .endless:
                let piece = pieces[Int(random.next() % UInt64(pieces.count))]
                if piece != "." { text += Array((piece + " ").utf8) }
            case .names: text += Array("\(word().capitalized) \(word().capitalized) met them. ".utf8)
            case .words: text += Array((word() + " ").utf8)
            case .scalars:
                if let scalar = Unicode.Scalar(UInt32(random.next() % 0x2_FFFF)) { text += Array(String(scalar).utf8) }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Time that this thread has worked, whatever else the machine does.
enum WorkClock {
    static func seconds(_ work: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        work()
        return now() - start
    }
}
