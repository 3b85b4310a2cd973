// swift-tools-version: 6.1
import PackageDescription

// The targets and what each may import are laid down in Sources/Chancery/Chancery.docc/Architecture.md; see also README.md.
// A folder is a stage: bytes → Intake → Language → Statements → Collation → Briefing.

let package = Package(
    name: "chancery",
    products: [
        .executable(name: "chancery", targets: ["ChanceryCommand"]),
        .executable(name: "chancery-training", targets: ["Training"]),
        .library(name: "Chancery", targets: ["Chancery"]),
        .library(name: "Language", targets: ["Language"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", path: "Sources/CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLzma", path: "Sources/CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),

        .target(name: "CKernels", cSettings: [.define("NDEBUG")]),
        .target(name: "SourceText", dependencies: ["CKernels"]),
        .target(
            name: "Intake", dependencies: ["SourceText", "CKernels", "CZlib", "CZstd", "CLzma"],
            resources: [.copy("Resources")]),
        .target(name: "Language", dependencies: ["SourceText", "CKernels"], resources: [.copy("Resources")]),
        .target(name: "Diplomacy", dependencies: ["SourceText"], resources: [.copy("Resources")]),
        .target(
            name: "Statements", dependencies: ["Language", "Diplomacy", "SourceText"], resources: [.copy("Resources")]),
        .target(name: "Collation", dependencies: ["SourceText", "Diplomacy"]),
        .target(
            name: "Register",
            dependencies: ["Diplomacy", "SourceText", "CZstd", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "Measures", dependencies: ["Diplomacy", "SourceText"]),
        .target(name: "Briefing", dependencies: ["Diplomacy", "Measures", "SourceText"]),
        .target(
            name: "Chancery",
            dependencies: [
                "SourceText", "Intake", "Language", "Diplomacy", "Statements", "Collation", "Measures", "Briefing",
                "Register",
            ]),
        .target(
            name: "Service",
            dependencies: [
                "Chancery", "Briefing", "Diplomacy", "Intake", "Measures", "Register", "SourceText",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Resources")]),
        .executableTarget(
            name: "ChanceryCommand",
            dependencies: [
                "Chancery", "Briefing", "Collation", "Diplomacy", "Intake", "Measures", "Register", "Service",
                "SourceText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "Training",
            dependencies: [
                "CKernels", "SourceText", "Intake", "Language", "Diplomacy", "Statements", "Collation", "Measures",
                "Briefing",
            ]),

        .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "SourceText"]),
        .testTarget(name: "BriefingTests", dependencies: ["Briefing"], exclude: ["Golden"]),
        .testTarget(name: "DiplomacyTests", dependencies: ["Diplomacy", "SourceText"]),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "SourceText", "CZlib", "CZstd", "CLzma"]),
        .testTarget(name: "CollationTests", dependencies: ["Collation", "Diplomacy", "Measures", "SourceText"]),
        .testTarget(
            name: "RegisterTests",
            dependencies: ["Register", "Diplomacy", "SourceText", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "MeasuresTests", dependencies: ["Measures", "Diplomacy", "SourceText"], resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "StatementsTests", dependencies: ["Statements", "Language", "Diplomacy", "SourceText"]),
        .testTarget(
            name: "ChanceryTests", dependencies: ["Chancery", "Briefing", "Diplomacy", "Register", "Statements"]),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "Chancery", "Diplomacy", "Register",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], exclude: ["Golden"]),
        .testTarget(name: "CommandTests", dependencies: ["ChanceryCommand"]),
    ],
    swiftLanguageModes: [.v6]
)
