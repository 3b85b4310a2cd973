import Synchronization

/// How often something may be asked: so many at once, and so many a second after that, for each key.
final class RateLimit: Sendable {
    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    private let burst: Double
    private let rate: Double
    private let buckets = Mutex<[String: Bucket]>([:])
    private static let most = 20_000

    /// A limit.
    ///
    /// - Parameters:
    ///   - burst: how many may come at once.
    ///   - rate: how many a second after that.
    init(burst: Int, perSecond rate: Double) {
        self.burst = Double(burst)
        self.rate = rate
    }

    /// Takes one.
    ///
    /// - Throws: ``Refusal`` 429, with the seconds after which there is one again.
    func take(_ key: String, at now: ContinuousClock.Instant = .now) throws(Refusal) {
        let wait: Double? = buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(left: burst, at: now)
            bucket.left = min(burst, bucket.left + RateLimit.seconds(bucket.at.duration(to: now)) * rate)
            bucket.at = now
            let wait = bucket.left >= 1 ? nil : (1 - bucket.left) / rate
            if wait == nil { bucket.left -= 1 }
            if buckets.count >= RateLimit.most, buckets[key] == nil {
                // Who has all of it back need not be remembered; where that frees nothing, all is forgotten.
                buckets = buckets.filter {
                    $0.value.left + RateLimit.seconds($0.value.at.duration(to: now)) * rate < burst
                }
                if buckets.count >= RateLimit.most { buckets.removeAll() }
            }
            buckets[key] = bucket
            return wait
        }
        if let wait { throw .tooOften(Int(wait.rounded(.up))) }
    }

    /// Gives one back: what was taken was well used.
    func giveBack(_ key: String) {
        buckets.withLock { buckets in
            if let bucket = buckets[key] { buckets[key]?.left = min(burst, bucket.left + 1) }
        }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
