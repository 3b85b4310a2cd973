import Briefing
import Diplomacy
import Register
import SourceText

/// A request to the interface, with what it may see.
struct Call: Sendable {
    let room: Room
    /// The parts of the path that stand for something.
    let values: [String]
    /// The query, checked.
    let fields: QueryFields
    /// Who asks.
    let visitor: Visitor
    /// The body; empty where none is sent.
    let body: [UInt8]

    var register: Register { room.desk.register }
    var view: RecordView { RecordView(room: room) }
    var names: KnownNames { KnownNames(register: register, tables: room.desk.chancery.tables.names) }

    /// Whether what is marked internal is asked for, by somebody who may.
    var isInHouse: Bool { fields["in_house"] == "true" && visitor.mayWrite }

    /// The documents that are left out.
    func withheld() throws -> WithheldDocuments { try room.withheld.withheld(inHouse: isInHouse) }

    /// How many are wanted.
    func limit(_ preset: Int) -> Int { fields["limit"].flatMap { Int($0) } ?? preset }

    /// When the register is asked.
    var moment: Register.Moment { fields["as_of"].flatMap(Call.moment) ?? .now }

    static func moment(_ text: String) -> Register.Moment? { Endpoint.isMoment(text) ? Register.Moment(text) : nil }

    /// Rows as a reply: `{"revision":17,"rows":[…]}`.
    func rows(_ list: RowList) throws -> [UInt8] { try rows(lines: list.bytes) }

    /// The same of lines of JSON.
    func rows(lines: [UInt8]) throws -> [UInt8] {
        var bytes = Array("{\"revision\":\(try register.lastRevision()),\"rows\":[".utf8)
        bytes.reserveCapacity(lines.count + 64)
        var isFirst = true
        for line in lines.split(separator: 0x0A) {
            if !isFirst { bytes.append(0x2C) }
            isFirst = false
            bytes += line
        }
        return bytes + Array("]}\n".utf8)
    }

    /// One object as a reply.
    func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        body(&json)
        json.endLine()
        return json.bytes
    }
}
