import CZlib
import Foundation
import SourceText
import Testing

@testable import Intake

/// Reads bytes as the program reads a file of that name.
enum Sources {
    static let extractor: Extractor? = try? Extractor()

    /// What a file of these bytes gives.
    struct Reading {
        var documents: [Document] = []
        var failures: [IntakeFailure] = []
        var notes = ReadingNotes()
        /// The raw sources, in the same order as the documents that came of them.
        var sources: [RawSource] = []
    }

    static func read(
        _ bytes: [UInt8], name: String, options: IntakeOptions = IntakeOptions()
    ) throws -> Reading {
        try read([(name, bytes)], options: options)
    }

    static func read(_ text: String, name: String) throws -> Reading { try read(Array(text.utf8), name: name) }

    /// What a folder of files gives.
    static func read(
        _ files: [(name: String, bytes: [UInt8])], options: IntakeOptions = IntakeOptions()
    ) throws -> Reading {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files { try Data(file.bytes).write(to: folder.appendingPathComponent(file.name)) }
        let extractor = try #require(extractor)
        var reading = Reading()
        reading.notes = SourceReader(paths: [folder.path], options: options).forEach { result in
            do {
                let source = try result.get()
                reading.documents.append(try extractor.document(from: source))
                reading.sources.append(source)
            } catch let failure as IntakeFailure {
                reading.failures.append(failure)
            } catch {
                Issue.record("\(error)")
            }
        }
        return reading
    }

    /// The passages of a document's body.
    static func body(_ document: Document) -> [String] { document.body.map { document.text[$0] } }

    /// The bytes of the file that a passage of a document leads to, where the format has bytes of its own.
    static func cited(_ passage: String, in document: Document, of file: [UInt8]) throws -> String {
        let text = document.text.bytes
        let wanted = Array(passage.utf8)
        let start = try #require(text.indices.first { text[$0...].starts(with: wanted) })
        let span = Span(start, start + wanted.count)
        let raw = try #require(document.sourceMap.map { $0.raw(of: span) } ?? span)
        let offset = try #require(document.row?.offset)
        return String(decoding: file[(offset + raw.start)..<(offset + raw.end)], as: UTF8.self)
    }

    /// Spans in order, inside the text; the map inside the bytes, equal bytes where it says so.
    static func check(_ document: Document, _ source: RawSource, _ label: String) {
        let count = document.text.count
        #expect(String(validating: document.text.bytes, as: UTF8.self) != nil, "\(label): the text is UTF-8")
        var last = 0
        for span in document.body {
            #expect(span.start >= last && span.end <= count, "\(label): body in order, inside")
            last = span.end
        }
        for span in document.furniture + document.captions {
            #expect(span.end <= count, "\(label): inside the text")
        }
        guard source.kind != .office, let map = document.sourceMap else { return }
        for segment in map.segments {
            #expect(
                segment.text.end <= count && segment.raw.end <= source.bytes.count,
                "\(label): segments inside both sides")
            guard segment.text.count == segment.raw.count, segment.raw.end <= source.bytes.count,
                segment.text.end <= count
            else { continue }
            #expect(
                document.text.bytes[segment.text.range].elementsEqual(source.bytes[segment.raw.range]),
                "\(label): the same bytes")
        }
    }
}

/// A generator of numbers with a fixed seed: a test that fails fails again.
struct Generator {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 33) % max(1, limit)
    }

    /// Some bytes with a few of them changed, cut out, doubled, or with pieces of mark-up put in.
    mutating func mutate(_ bytes: [UInt8], pieces: [String]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...next(8) where !bytes.isEmpty {
            let at = next(bytes.count)
            switch next(4) {
            case 0: bytes[at] = UInt8(next(256))
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + next(40)))
            case 2: bytes.insert(contentsOf: Array(pieces[next(pieces.count)].utf8), at: at)
            default:
                let from = next(bytes.count)
                bytes.insert(contentsOf: Array(bytes[from..<min(bytes.count, from + 60)]), at: at)
            }
        }
        return bytes
    }
}

/// Packs bytes with zlib; for tests only, so that nothing that is no text lies in the repository.
enum Packed {
    /// - Parameter windowBits: 31 gzip, 15 zlib's own format, -15 without a head.
    static func deflate(_ bytes: [UInt8], windowBits: Int32) throws -> [UInt8] {
        var stream = z_stream()
        let ready = deflateInit2_(
            &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        try #require(ready == Z_OK)
        defer { deflateEnd(&stream) }
        var input = bytes
        let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
        return input.withUnsafeMutableBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: room) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                _ = CZlib.deflate(&stream, Z_FINISH)
                count = room - Int(stream.avail_out)
            }
        }
    }

    static func gzip(_ bytes: [UInt8]) throws -> [UInt8] { try deflate(bytes, windowBits: 31) }

    /// A zip container of some files.
    static func zip(_ files: [(name: String, text: String)]) throws -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(value >> (8 * $0) & 255) } }
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let packed = try deflate(Array(file.text.utf8), windowBits: -15)
            let name = Array(file.name.utf8)
            let sizes = number(packed.count, 4) + number(file.text.utf8.count, 4)
            let common = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 8) + sizes + number(name.count, 2)
            directory +=
                number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 12) + number(bytes.count, 4) + name
            bytes += number(0x0403_4B50, 4) + common + number(0, 2) + name + packed
        }
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
            + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
        return bytes + directory + end
    }
}
