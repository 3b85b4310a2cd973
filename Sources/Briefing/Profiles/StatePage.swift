import Diplomacy
import Measures
import SourceText

extension Brief {
    /// The page of a state: which way it leans, by what reports say and by what happened.
    ///
    /// Every line cites the statements that it rests on.
    public init(
        _ profile: StateProfile, of record: Record, options: BriefOptions = BriefOptions()
    ) {
        var page = ProfilePage(record, options: options)
        let sections = [
            page.summary(profile), page.stated(profile), page.measured(profile), page.shares(profile),
            page.leans(profile), page.positions(profile), page.triads(profile), page.frameworks(profile),
        ]
        self = page.brief("\(page.names[profile.state]): which way it leans", sections)
    }
}

extension ProfilePage {
    /// The powers by the outcome of the weighing, a line each.
    fileprivate mutating func summary(_ profile: StateProfile) -> Brief.Section? {
        let order: [(label: String, matches: (StatedLeaning) -> Bool)] = [
            ("Closer to", { $0.whole.direction == .closer }),
            ("Close and steady", { $0.whole.direction == .steady && $0.isClose }),
            ("Steady", { $0.whole.direction == .steady && !$0.isClose }),
            ("Away from", { $0.whole.direction == .away }),
            ("Both ways", { $0.whole.direction == .both }),
        ]
        var items: [Brief.Item] = []
        for (label, matches) in order {
            let found = profile.pairs.compactMap(\.stated).filter(matches)
            guard !found.isEmpty else { continue }
            var line: [Brief.Run] = []
            for (place, leaning) in found.enumerated() {
                if place > 0 { line.append(.plain(";")) }
                line.append(.strong(names[leaning.whole.toward]))
                let fields = leaning.domains.filter { $0.direction == leaning.whole.direction }.compactMap(\.domain)
                if !fields.isEmpty {
                    line.append(.quiet("(" + fields.map(ValueWords.code).joined(separator: ", ") + ")"))
                }
                if leaning.whole.sides.reduce(0, { max($0, $1.origins) }) < 2, record.documents.count > 1 {
                    line.append(.quiet("by one witness"))
                }
            }
            items.append(Brief.Item(label: label, line: line))
        }
        return Brief.Section(.facts, "In short, by what reports say", items)
    }

    fileprivate mutating func stated(_ profile: StateProfile) -> Brief.Section? {
        var groups: [Brief.Group] = []
        for pair in profile.pairs { if let stated = pair.stated { groups.append(group(stated)) } }
        return Brief.Section(kind: .leanings, title: "Which way, power by power", groups: groups)
    }

    fileprivate mutating func measured(_ profile: StateProfile) -> Brief.Section? {
        var items: [Brief.Item] = []
        for pair in profile.pairs {
            items.append(Brief.Item(label: names[pair.power], line: cooperation(pair, cites: true)))
        }
        return Brief.Section(
            .cooperation, "Net cooperation, by what happened", items, notes: [ProfilePage.scaleNote])
    }

    fileprivate func shares(_ profile: StateProfile) -> Brief.Section? {
        guard let shares = profile.shares, shares.shares.count > 1 else { return nil }
        let items = shares.shares.map { share in
            var line: [Brief.Run] = [.strong(FigureWords.share(share.share))]
            if let world = share.world {
                line.append(.note("of the rest of the world's \(FigureWords.percent(world))"))
            }
            return Brief.Item(label: names[share.power], line: line)
        }
        return Brief.Section(
            .shares, "How it spreads its cooperation", items,
            notes: [
                "Breadth \(FigureWords.plain(shares.breadth)) of \(shares.shares.count) powers; concentration \(FigureWords.plain(shares.concentration, 2)); \(FigureWords.stories(shares.stories))."
            ])
    }

    fileprivate func leans(_ profile: StateProfile) -> Brief.Section? {
        let items = profile.leans.map { lean in
            var line: [Brief.Run] = [.strong(words(lean))]
            line.append(.note("lean \(FigureWords.estimate(lean.lean, 2))"))
            line.append(
                .note(lean.hedge.map { "hedge \(FigureWords.fixed($0, 2))" } ?? "nothing cooperative with either"))
            line.append(.note("\(FigureWords.events(lean.events)) in \(FigureWords.stories(lean.stories))"))
            return Brief.Item(label: "\(names[lean.first]) or \(names[lean.second])", line: line)
        }
        return Brief.Section(
            .leans, "Between rivals", items,
            notes: ["Lean: +1 wholly to the first, −1 wholly to the second. Hedge: 1 where both are fed alike."])
    }

    func words(_ lean: LeanAndHedge) -> String {
        switch lean.call {
        case .leansToFirst: "leans to \(names[lean.first])"
        case .leansToSecond: "leans to \(names[lean.second])"
        case .hedges: "hedges: feeds both"
        case .undecided: "leans to neither for certain"
        case .tooFew: "too few stories to call"
        }
    }

    fileprivate func positions(_ profile: StateProfile) -> Brief.Section? {
        let items = profile.pairs.compactMap { pair -> Brief.Item? in
            guard let agreement = pair.agreement else { return nil }
            var line: [Brief.Run] = [.strong(FigureWords.fixed(agreement.agreement, 2))]
            if let pi = agreement.pi { line.append(.note("beyond chance \(FigureWords.signed(pi, 2))")) }
            line.append(.note(FigureWords.count(agreement.common, "common position", "common positions")))
            return Brief.Item(label: names[pair.power], line: line)
        }
        return Brief.Section(
            .positions, "Who takes the same positions", items,
            notes: ["1 where they agree on everything. From twenty common positions on frameworks and third states."])
    }

    fileprivate mutating func triads(_ profile: StateProfile) -> Brief.Section? {
        let triads = profile.triads
        guard let share = triads.share, let shuffled = triads.shuffled else { return nil }
        let (shown, more) = capped(triads.atOdds, 6)
        var items = shown.map { triad in
            func sign(_ sign: Int) -> String { sign > 0 ? "friendly with" : "at odds with" }
            let (one, other) = (names[triad.states[1]], names[triad.states[2]])
            var line: [Brief.Run] = [
                .plain(
                    "\(sign(triad.signs[0])) \(one), \(sign(triad.signs[1])) \(other); \(one) is \(sign(triad.signs[2])) \(other)"
                )
            ]
            line += cite(triad.statements)
            return Brief.Item(label: "\(one) – \(other)", line: line)
        }
        if items.isEmpty { items = [Brief.Item(line: [.plain("none")])] }
        return Brief.Section(
            .triads, "Triads at odds", items,
            notes: [
                "\(triads.atOdds.count) of \(FigureWords.count(triads.total, "triad", "triads")), \(FigureWords.percent(share)); with signs shuffled \(FigureWords.percent(shuffled)). A list to read, no forecast."
            ], more: more)
    }

    fileprivate mutating func frameworks(_ profile: StateProfile) -> Brief.Section? {
        var byFramework: [EntityID: [Standing]] = [:]
        var order: [EntityID] = []
        for standing in profile.standings {
            guard case .framework(let framework, _) = standing.subject else { continue }
            if byFramework[framework] == nil { order.append(framework) }
            byFramework[framework, default: []].append(standing)
        }
        let (shown, more) = capped(order, 8)
        let items = shown.map { framework in
            Brief.Item(label: names[framework], line: ties(byFramework[framework] ?? []))
        }
        return Brief.Section(.frameworks, "How it stands in frameworks", items, more: more)
    }
}
