import Testing

@testable import Chancery

/// A reader for which all reports are of one affair, made once for the suites that compare what reports say.
enum OneAffair {
    private static let made = Result {
        var options = ChanceryOptions()
        options.collation.oneStory = true
        return try Chancery(options: options)
    }

    static func chancery() throws -> Chancery { try made.get() }
}
