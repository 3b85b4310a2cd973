import SourceText

/// What a page's address tells of it.
struct PageAddress {
    /// The host, lower-case, without `www.`.
    private(set) var host: String
    private let path: [UInt8]

    /// nil where the text is no web address.
    init?(_ address: String) {
        let bytes = address.utf8
        guard
            let colon = bytes.indices.first(where: {
                bytes[$0] == UInt8(ascii: ":") && bytes[$0...].starts(with: "://".utf8)
            })
        else { return nil }
        let rest = address[bytes.index(colon, offsetBy: 3)...]
        var host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        if let colon = host.firstIndex(of: ":") { host = String(host[..<colon]) }
        for prefix in ["www.", "m.", "amp."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
        guard host.contains("."), host.utf8.count < 254 else { return nil }
        self.host = host
        path = Array(
            rest.utf8.drop { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    }

    /// The part of the host that names the site: `example` of `news.example.co.uk`.
    var siteName: String {
        var labels = host.split(separator: ".")
        guard labels.count > 1 else { return host }
        labels.removeLast()
        if labels.count > 1, let last = labels.last,
            ["co", "com", "org", "net", "gov", "ac", "edu", "gob", "go"].contains(last)
        {
            labels.removeLast()
        }
        return String(labels.last ?? "")
    }

    /// A date in the path: `/2019/11/18/`, `/2019-11-18-`, `/20191118`.
    var date: CalendarPeriod? {
        var numbers: [(value: Int, width: Int, separator: UInt8)] = []
        var at = 0
        while at < path.count {
            guard path[at] >= 0x30, path[at] <= 0x39 else {
                at += 1
                continue
            }
            let start = at
            var value = 0
            while at < path.count, path[at] >= 0x30, path[at] <= 0x39, at - start < 12 {
                value = value * 10 + Int(path[at] - 0x30)
                at += 1
            }
            let before = start > 0 ? path[start - 1] : 0
            if before == UInt8(ascii: "/") || before == UInt8(ascii: "-") || before == UInt8(ascii: "_") {
                numbers.append((value, at - start, before))
            } else {
                numbers.append((0, 0, 0))
            }
            if numbers.count > 40 { break }
        }
        for (index, number) in numbers.enumerated() {
            if number.width == 8, (1990...2100).contains(number.value / 10000),
                let period = CalendarPeriod(
                    year: number.value / 10000, month: number.value / 100 % 100, day: number.value % 100)
            {
                return period
            }
            guard number.width == 4, (1990...2100).contains(number.value), index + 2 < numbers.count else { continue }
            let (month, day) = (numbers[index + 1], numbers[index + 2])
            if month.width == 2 || month.width == 1, day.width == 2 || day.width == 1,
                let period = CalendarPeriod(year: number.value, month: month.value, day: day.value)
            {
                return period
            }
        }
        return nil
    }
}
