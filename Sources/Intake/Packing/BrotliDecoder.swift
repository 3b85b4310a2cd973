import Foundation

/// Brotli (RFC 7932) through libbrotlidec, looked for when it is first needed: few archives have it, and Chancery is not to
/// be kept from running where the library is missing.
final class BrotliDecoder: UnpackingDecoder {
    private typealias Create = @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
    private typealias Destroy = @convention(c) (OpaquePointer?) -> Void
    private typealias Step =
        @convention(c) (
            OpaquePointer?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
            UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?, UnsafeMutablePointer<Int>?
        ) -> Int32

    private struct Library: @unchecked Sendable {
        let create: Create
        let destroy: Destroy
        let step: Step
    }

    private static let library: Library? = {
        for name in ["libbrotlidec.so.1", "libbrotlidec.so"] {
            guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { continue }
            guard let create = dlsym(handle, "BrotliDecoderCreateInstance"),
                let destroy = dlsym(handle, "BrotliDecoderDestroyInstance"),
                let step = dlsym(handle, "BrotliDecoderDecompressStream")
            else { continue }
            return Library(
                create: unsafeBitCast(create, to: Create.self), destroy: unsafeBitCast(destroy, to: Destroy.self),
                step: unsafeBitCast(step, to: Step.self))
        }
        return nil
    }()

    /// Whether the library is there.
    static var isAvailable: Bool { library != nil }

    private let state: OpaquePointer?
    private var finished = false

    init() { state = BrotliDecoder.library.flatMap { $0.create(nil, nil, nil) } }

    deinit { if state != nil { BrotliDecoder.library?.destroy(state) } }

    func step(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, last: Bool)
        -> UnpackingStep
    {
        guard let library = BrotliDecoder.library, state != nil else {
            return UnpackingStep(consumed: 0, produced: 0, atBoundary: false, fault: "libbrotlidec is not installed")
        }
        if finished { return UnpackingStep(consumed: input.count, produced: 0, atBoundary: true, fault: nil) }
        var available = input.count
        var next = input.baseAddress
        var room = output.count
        var target = output.baseAddress
        let result = library.step(state, &available, &next, &room, &target, nil)
        finished = result == 1
        return UnpackingStep(
            consumed: input.count - available, produced: output.count - room, atBoundary: finished,
            fault: result == 0 ? "it is no brotli data" : nil)
    }
}
