/// Chooses the lines of an article by the probability of each: the run with the largest sum decides how sure a line must be.
package enum LineChoice {
    /// A line above this is of the article whatever stands around it.
    private static let sure: Float = 0.75
    /// The bar for lines between two such lines, of which there may be no more than ``most``.
    private static let heading: Float = 0.1
    private static let most = 3

    /// - Parameters:
    ///   - probabilities: of each line, that it is of the article.
    ///   - words: of each line.
    ///   - inside: the bar for lines in the run that holds most of the article.
    ///   - outside: the bar for other lines.
    package static func choose(
        _ probabilities: [Float], words: [Int], inside: Float = 0.3, outside: Float = 0.9
    ) -> [Bool] {
        var best = (sum: Float(0), start: 0, end: 0)
        var sum: Float = 0
        var start = 0
        for index in probabilities.indices {
            sum += (probabilities[index] - 0.45) * Float(min(words[index], 60) + 3)
            if sum <= 0 {
                sum = 0
                start = index + 1
            } else if sum > best.sum {
                best = (sum, start, index + 1)
            }
        }
        // Lines that would do inside the run go on from its ends.
        while best.start > 0, best.start < best.end, probabilities[best.start - 1] > inside { best.start -= 1 }
        while best.end < probabilities.count, best.start < best.end, probabilities[best.end] > inside { best.end += 1 }
        var chosen = probabilities.indices.map {
            probabilities[$0] > ($0 >= best.start && $0 < best.end ? inside : outside)
        }
        // A heading looks like a label of the page's; between two paragraphs that are surely of the article it is its own.
        var last: Int?
        for index in best.start..<best.end where probabilities[index] > sure {
            if let last, index - last <= most + 1 {
                for between in (last + 1)..<index where probabilities[between] > heading { chosen[between] = true }
            }
            last = index
        }
        return chosen
    }
}
