/// Puts blocks between the paragraphs of an article, as sites do: tables whose cells come a line each, which belong to it, and
/// titles of other articles, which do not. Few pages have them, so that the model would not learn what goes on behind them.
struct InsertedBlocks {
    private var state: UInt64

    /// - Parameter seed: what is drawn follows from it alone.
    init(seed: UInt64) { state = seed | 1 }

    private mutating func random(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, count)
    }

    /// Blocks with their labels and what was put between them; nil where there is no place for anything or nothing is drawn.
    mutating func variant(_ blocks: [String], _ labels: [Float]) -> (blocks: [String], labels: [Float])? {
        let words = blocks.map { $0.split(separator: " ").count }
        let paragraphs = blocks.indices.filter { labels[$0] > 0.5 && words[$0] >= 15 }
        guard paragraphs.count >= 5 else { return nil }
        let places = paragraphs[1..<(paragraphs.count - 1)]
        let titles = blocks.indices.filter {
            labels[$0] < 0.1 && (5...22).contains(words[$0]) && blocks[$0].last != "." && blocks[$0].last != ":"
        }
        var inserted: [(place: Int, blocks: [String], label: Float)] = []
        func place() -> Int { places[places.startIndex + random(places.count)] + 1 }
        if random(2) == 0 {
            for _ in 0...random(3) { inserted.append((place(), table(), 1)) }
        }
        if titles.count >= 3, random(5) < 3 {
            let count = 2 + random(min(6, titles.count - 1))
            let first = random(titles.count - count + 1)
            let heads = [["Related stories"], ["More in News"], ["More from us"], ["See more"], [], []]
            inserted.append(
                (place(), heads[random(heads.count)] + titles[first..<(first + count)].map { blocks[$0] }, 0))
        }
        guard !inserted.isEmpty else { return nil }
        var (blocks, labels) = (blocks, labels)
        for (place, new, label) in inserted.sorted(by: { $0.place > $1.place }) {
            blocks.insert(contentsOf: new, at: place)
            labels.insert(contentsOf: [Float](repeating: label, count: new.count), at: place)
        }
        return (blocks, labels)
    }

    private static let heads = [
        "Pos Player Plays % Stats", "Team W L T Pts", "Year Sales Change Share", "Name Age Score",
        "Rank Country Gold Silver Bronze Total", "Date Event Time", "Model Price Weight Range", "Item 2018 2019",
        "State Votes %",
    ]
    private static let names = [
        "Ana Rivera", "Tom Okafor", "North Hill", "Acme", "Lake County", "B. Moreau", "Port City", "Region 4", "Type A",
        "Kato", "Silva", "West", "Model S2",
    ]

    /// The cells of a table, row by row.
    private mutating func table() -> [String] {
        let head = InsertedBlocks.heads[random(InsertedBlocks.heads.count)].split(separator: " ").map(String.init)
        // Tables that scroll have their head twice.
        var cells = random(3) == 0 ? head + head : head
        let isWordy = random(10) < 3
        for _ in 0..<(3 + random(7)) {
            var row = [InsertedBlocks.names[random(InsertedBlocks.names.count)]]
            while row.count < head.count { row.append(cell()) }
            if isWordy {
                row[row.count - 1] =
                    "\(random(13)) starts, \(random(13)) wins (\(random(13)) in all). \(random(13)) points."
            }
            cells += row
        }
        return cells
    }

    private mutating func cell() -> String {
        let number = random(251)
        switch random(10) {
        case 0, 1: return "\(number)"
        case 2: return "\(number)%"
        case 3: return "\(number).5"
        case 4: return "$\(number)"
        case 5: return "\(number)-2"
        case 6: return "\(number) pts"
        case 7: return "No data"
        case 8: return "+\(number)"
        default: return "\(number) of 9"
        }
    }
}
