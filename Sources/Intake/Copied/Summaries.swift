import SourceText

/// Finds passages that a machine made from the article, by the label above them.
enum Summaries {
    /// Gives the lines behind each label the role ``LineRole/derived``; the label is furniture.
    static func find(_ lines: inout [Line]) -> [Document.DerivedPassage] {
        var derived: [Document.DerivedPassage] = []
        for index in lines.indices {
            guard let what = lines[index].summaryLabel else { continue }
            var next = index + 1
            while next < lines.count, lines[next].isFurniturePhrase || lines[next].summaryLabel != nil { next += 1 }
            guard next < lines.count, lines[next].isProse else { continue }
            var last = next
            if lines[next].shape.hasBullet {
                while last + 1 < lines.count, lines[last + 1].shape.hasBullet { last += 1 }
            }
            for line in next...last { lines[line].role = .derived }
            derived.append(Document.DerivedPassage(what: what, span: lines[next].span.union(lines[last].span)))
            for line in index..<next { lines[line].isFurniturePhrase = true }
        }
        return derived
    }
}
