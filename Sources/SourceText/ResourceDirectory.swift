import Foundation

/// Finds the tables and models that belong to a target, wherever the program stands.
///
/// The rule, in this order; the first folder that exists is taken:
///
/// 1. `$CHANCERY_RESOURCES/<Target>`, where the environment names a folder;
/// 2. `../share/chancery/<Target>` beside the folder of the executable (an installed program);
/// 3. `chancery_<Target>.resources/Resources` in the folder of the executable (a build by SwiftPM).
public enum ResourceDirectory {
    /// No folder of the rule exists.
    public struct NotFound: Error, Sendable, CustomStringConvertible {
        /// The target whose resources were looked for.
        public let target: String
        /// Where they were looked for, in order.
        public let places: [String]

        /// One line: the code, where it was looked, what to do.
        public var description: String {
            "CH0001: the resources of \(target) were not found; looked in \(places.joined(separator: ", ")). "
                + "Install with 'make install', or set CHANCERY_RESOURCES to the folder that holds \(target)."
        }
    }

    /// The folder of a target's resources.
    ///
    /// - Parameters:
    ///   - target: the target's name, `Language`.
    ///   - environment: the variables to read, the process's own unless given.
    ///   - executable: the program's path, the running one unless given.
    /// - Throws: ``NotFound``.
    public static func locate(
        _ target: String, environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String? = nil
    ) throws -> URL {
        var places: [URL] = []
        if let root = environment["CHANCERY_RESOURCES"], !root.isEmpty {
            places.append(URL(fileURLWithPath: root).appendingPathComponent(target))
        }
        let program = URL(fileURLWithPath: executable ?? runningExecutable).resolvingSymlinksInPath()
        let folder = program.deletingLastPathComponent()
        places.append(folder.deletingLastPathComponent().appendingPathComponent("share/chancery/\(target)"))
        places.append(folder.appendingPathComponent("chancery_\(target).resources/Resources"))
        for place in places {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue {
                return place
            }
        }
        throw NotFound(target: target, places: places.map(\.path))
    }

    private static var runningExecutable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
