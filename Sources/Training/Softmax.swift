import Foundation

/// Turns scores into probabilities.
///
/// - Returns: the logarithm of the probability of one class.
func normalise(_ scores: inout [Float], _ label: Int) -> Float {
    let highest = scores.max() ?? 0
    let own = scores[label] - highest
    var sum: Float = 0
    for index in scores.indices {
        scores[index] = exp(scores[index] - highest)
        sum += scores[index]
    }
    for index in scores.indices { scores[index] /= sum }
    return own - log(sum)
}
