import Diplomacy
import SourceText

/// Who acts on whom as GraphML (http://graphml.graphdrawing.org).
struct GraphML {
    private let graph: ActionGraph

    init(_ graph: ActionGraph) { self.graph = graph }

    func write(to out: inout ExchangeOutput) throws {
        try out.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
            <key id="name" for="node" attr.name="name" attr.type="string"/>
            <key id="kind" for="node" attr.name="kind" attr.type="string"/>
            <key id="state" for="node" attr.name="state" attr.type="string"/>
            <key id="type" for="edge" attr.name="type" attr.type="string"/>
            <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
            <key id="statements" for="edge" attr.name="statements" attr.type="int"/>
            <key id="documents" for="edge" attr.name="documents" attr.type="int"/>
            <key id="goldstein" for="edge" attr.name="goldstein" attr.type="double"/>
            <key id="first" for="edge" attr.name="first" attr.type="string"/>
            <key id="last" for="edge" attr.name="last" attr.type="string"/>
            <graph id="actions" edgedefault="directed">

            """)
        for node in graph.nodes {
            try out.write(
                "<node id=\"\(XMLText.escaped(node.id.rawValue))\">" + GraphML.data("name", node.name)
                    + GraphML.data("kind", node.kind) + GraphML.data("state", node.state?.rawValue) + "</node>\n")
        }
        for (number, edge) in graph.edges.enumerated() {
            try out.write(
                "<edge id=\"e\(number)\" source=\"\(XMLText.escaped(edge.who.rawValue))\" target=\"\(XMLText.escaped(edge.whom.rawValue))\">"
                    + GraphML.data("type", edge.type) + GraphML.data("weight", "\(edge.events)")
                    + GraphML.data("statements", "\(edge.statements)")
                    + GraphML.data("documents", "\(edge.documents.count)")
                    + GraphML.data("goldstein", edge.meanGoldstein.map(CSVRow.number))
                    + GraphML.data("first", edge.period?.first.description)
                    + GraphML.data("last", edge.period?.last.description) + "</edge>\n")
        }
        try out.write("</graph>\n</graphml>\n")
    }

    private static func data(_ name: String, _ value: String?) -> String {
        value.map { "<data key=\"\(name)\">\(XMLText.escaped($0))</data>" } ?? ""
    }
}
