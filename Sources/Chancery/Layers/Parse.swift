import Intake
import Language
import SourceText

extension Chancery {
    /// The output of `chancery parse`.
    public func parse(_ bytes: [UInt8], goldTokens: Bool, entities: Bool) -> [UInt8] { [] }
}
