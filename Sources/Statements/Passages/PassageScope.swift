import Diplomacy
import Language
import SourceText

/// What a clause asserts or denies: the words of its core, and whether a negation reaches them.
///
/// `Licences go to 400 boats, not to 500` denies nothing of the licences, `a state without a coast` nothing of the state; `no
/// payment was made` denies the payment.
extension PassageWork {
    /// What a clause says.
    struct Core {
        /// The words of what is asserted, or of what is denied.
        var words: [Int]
        var isDenied: Bool
    }

    /// What a clause asserts or denies.
    func core(_ own: [Int], head: Int) -> Core {
        if let denied = denied(own, head: head) { return Core(words: denied, isDenied: true) }
        return Core(words: said(own, head: head), isDenied: false)
    }

    /// The words of a clause's core: its head, or the nouns beside a head that lends them its place.
    private func said(_ own: [Int], head: Int) -> [Int] {
        let known = role(head)
        guard known == .light || known == .empty else { return [head] }
        var nouns: [Int] = []
        context.trees.forEachChild(head) { child in
            guard own.contains(child) else { return }
            switch words.relation[child] {
            case .obj, .nsubjPass, .xcomp: nouns.append(child)
            case .nsubj where words.tag[head] != .verb || !hasExpletive(head): break
            case .nsubj: nouns.append(child)
            case .obl where known == .light: nouns.append(child)
            default: break
            }
        }
        if nouns.isEmpty {
            context.trees.forEachChild(head) { child in
                if own.contains(child), words.relation[child] == .nsubj { nouns.append(child) }
            }
        }
        return nouns + [head]
    }

    private func hasExpletive(_ head: Int) -> Bool {
        var found = false
        context.trees.forEachChild(head) { if words.relation[$0] == .expl { found = true } }
        return found
    }

    /// The words that a negation or a denial reaches; nil where none does.
    private func denied(_ own: [Int], head: Int) -> [Int]? {
        for word in own where role(word) == .negation {
            let above = Int(words.head[word])
            if word == head { return said(own, head: head).filter { $0 != word } }
            guard above >= 0, own.contains(above) else { continue }
            switch words.relation[word] {
            case .det, .case_:
                // `No payment was made` denies the making too, `without a licence` the licence alone.
                let isArgument =
                    words.relation[above] == .nsubj || words.relation[above] == .nsubjPass
                    || words.relation[above] == .obj
                if words.relation[word] == .case_ {
                    if Int(words.head[above]) == head { return [above] }
                } else if above == head {
                    return [head]
                } else if isArgument, Int(words.head[above]) == head {
                    return [above] + said(own, head: head).filter { $0 != above }
                }
            case .nsubj, .nsubjPass, .obj:
                if above == head { return said(own, head: head).filter { $0 != word } }
            default:
                if reaches(above, head) { return said(own, head: head) }
            }
        }
        // `Refused to sign`: what was refused stands beside the head.
        if isDenial(head) {
            var refused: [Int] = []
            context.trees.forEachChild(head) { child in
                guard own.contains(child) else { return }
                if words.relation[child] == .xcomp { refused.append(child) }
                if words.relation[child] == .obj, words.tag[child] == .noun,
                    role(head) == .denial || role(child) == .claim || !isCalled(head, child, own)
                {
                    refused += matter(child, own)
                }
            }
            if !refused.isEmpty { return refused }
        }
        return isBelowDenial(head) ? said(own, head: head) : nil
    }

    /// Whether what stands below a word is said not to be so.
    private func isDenial(_ word: Int) -> Bool { role(word) == .denial || role(word) == .dismissal }

    /// Whether something is only called names: `dismissed the protests as the work of a few` leaves them where they were.
    private func isCalled(_ verb: Int, _ object: Int, _ own: [Int]) -> Bool {
        own.contains { word in
            guard words.relation[word] == .case_, words.lemmaText(word) == "as" else { return false }
            let noun = Int(words.head[word])
            guard noun >= 0 else { return false }
            let above = Int(words.head[noun])
            return above == verb || above == object
        }
    }

    /// What a noun of saying is about, `reports of a payment`; else the noun itself.
    private func matter(_ noun: Int, _ own: [Int]) -> [Int] {
        guard role(noun) == .claim else { return [noun] }
        var found: [Int] = []
        context.trees.forEachChild(noun) { child in
            if own.contains(child), words.relation[child] == .nmod { found.append(child) }
        }
        return found
    }

    /// Whether a word is the head or an auxiliary of it.
    private func reaches(_ word: Int, _ head: Int) -> Bool {
        if word == head { return true }
        let isAuxiliary = words.tag[word] == .auxiliary || words.relation[word] == .xcomp
        return isAuxiliary && Int(words.head[word]) == head
    }

    /// Whether a clause hangs on a word of denial, or on a noun of saying that is denied: `rejects reports that …`.
    private func isBelowDenial(_ head: Int) -> Bool {
        let above = Int(words.head[head])
        guard above >= 0 else { return false }
        if isDenial(above) { return words.relation[head] != .aclRelcl && isComplement(head) }
        // `There is no plan to close the camps`: nobody is going to close them.
        if words.relation[head] == .acl, words.pennTag[head] == .VB, isNone(above) { return true }
        guard role(above) == .claim, words.relation[head] == .acl || words.relation[head] == .ccomp else {
            return false
        }
        let over = Int(words.head[above])
        return over >= 0 && isDenial(over)
    }

    /// Whether a noun is said not to be there: `no plan`.
    private func isNone(_ noun: Int) -> Bool {
        guard words.tag[noun] == .noun else { return false }
        var found = false
        context.trees.forEachChild(noun) { child in
            if words.relation[child] == .det, role(child) == .negation { found = true }
        }
        return found
    }

    /// Whether a clause is what its governor tells, and no circumstance of it.
    private func isComplement(_ head: Int) -> Bool {
        switch words.relation[head] {
        case .ccomp, .acl, .csubj, .csubjPass: true
        default: false
        }
    }
}
