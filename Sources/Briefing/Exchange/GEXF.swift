import Diplomacy
import SourceText

/// Who acts on whom as GEXF 1.3, which Gephi reads: edges have the number of events as weight.
struct GEXF {
    private let graph: ActionGraph
    private let program: String

    init(_ graph: ActionGraph, program: String) {
        self.graph = graph
        self.program = program
    }

    func write(to out: inout ExchangeOutput) throws {
        try out.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gexf xmlns="http://gexf.net/1.3" version="1.3">
            <meta><creator>\(XMLText.escaped(program))</creator><description>who acts on whom</description></meta>
            <graph defaultedgetype="directed" mode="static">
            <attributes class="node">
            <attribute id="kind" title="kind" type="string"/>
            <attribute id="state" title="state" type="string"/>
            </attributes>
            <attributes class="edge">
            <attribute id="type" title="type" type="string"/>
            <attribute id="statements" title="statements" type="integer"/>
            <attribute id="documents" title="documents" type="integer"/>
            <attribute id="goldstein" title="goldstein" type="double"/>
            <attribute id="first" title="first" type="string"/>
            <attribute id="last" title="last" type="string"/>
            </attributes>
            <nodes>

            """)
        for node in graph.nodes {
            try out.write(
                "<node id=\"\(XMLText.escaped(node.id.rawValue))\" label=\"\(XMLText.escaped(node.name))\"><attvalues>"
                    + GEXF.value("kind", node.kind) + GEXF.value("state", node.state?.rawValue)
                    + "</attvalues></node>\n")
        }
        try out.write("</nodes>\n<edges>\n")
        for (number, edge) in graph.edges.enumerated() {
            try out.write(
                "<edge id=\"\(number)\" source=\"\(XMLText.escaped(edge.who.rawValue))\" target=\"\(XMLText.escaped(edge.whom.rawValue))\""
                    + " label=\"\(XMLText.escaped(edge.type))\" weight=\"\(edge.events)\"><attvalues>"
                    + GEXF.value("type", edge.type) + GEXF.value("statements", "\(edge.statements)")
                    + GEXF.value("documents", "\(edge.documents.count)")
                    + GEXF.value("goldstein", edge.meanGoldstein.map(CSVRow.number))
                    + GEXF.value("first", edge.period?.first.description)
                    + GEXF.value("last", edge.period?.last.description) + "</attvalues></edge>\n")
        }
        try out.write("</edges>\n</graph>\n</gexf>\n")
    }

    private static func value(_ name: String, _ value: String?) -> String {
        value.map { "<attvalue for=\"\(name)\" value=\"\(XMLText.escaped($0))\"/>" } ?? ""
    }
}
