import GRDB

extension Register {
    /// Lays the file out anew, without the gaps that many additions leave in its pages; a fiftieth to a tenth becomes free.
    ///
    /// As much free room as the file takes is needed for the moment. Where there is none, or somebody else is at work, the
    /// file stays as it is, which is no failure: nothing is lost by gaps.
    ///
    /// - Returns: whether the file was laid out anew.
    @discardableResult public func compact() -> Bool {
        // Whoever only reads has a queue that forbids writing, and a file may be read that is kept as it is.
        guard let writer = database as? DatabasePool else { return false }
        do {
            try writer.vacuum()
            return true
        } catch {
            return false
        }
    }
}
