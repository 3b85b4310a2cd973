import Diplomacy
import Testing

/// Which codes findings compare as one, and how their questions name them.
@Suite struct LikeCodesTests {
    @Test("a code of a row is compared under that of all; any other under itself") func codes() throws {
        let like = try LikeCodes()
        #expect(like.code(.tie, "tension") == "rivalry")
        #expect(like.code(.deal, "minerals") == like.code(.deal, "mining"))
        #expect(like.code(.event, "CONSULT") == "CONSULT")
        #expect(like.code(.deal, "tension") == "tension")
    }

    @Test("what can be counted has its article; any other code is written in words") func words() throws {
        let like = try LikeCodes()
        #expect(like.words(.tie, "alliance") == "an alliance")
        #expect(like.words(.tie, "security_guarantor") == "a security guarantor")
        #expect(like.words(.tie, "diplomatic_relations") == "diplomatic relations")
    }
}
