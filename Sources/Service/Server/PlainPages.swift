extension PageMaker {
    /// A page that says in one line what went wrong.
    func failure(status: Int, message: String, for visitor: Visitor) -> Page {
        Page(status: status, html: plain("\(status)", "<p>\(PlainPages.escaped(message))</p>"))
    }

    /// The page on which somebody signs in.
    func signIn(message: String?, next: String, for visitor: Visitor) -> Page {
        let complaint = message.map { "<p role=\"alert\">\(PlainPages.escaped($0))</p>" } ?? ""
        return Page(
            status: message == nil ? 200 : 401,
            html: plain(
                "Sign in",
                """
                \(complaint)<form method="post" action="/sign-in">
                <input type="hidden" name="form_token" value="\(visitor.formToken)">
                <input type="hidden" name="next" value="\(PlainPages.escaped(next))">
                <p><label>Name <input name="name" autocomplete="username" required></label></p>
                <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
                <p><button>Sign in</button></p>
                </form>
                """))
    }

    /// How far a job is.
    func job(_ job: Job, for visitor: Visitor) -> Page {
        let refresh = job.state.isOver ? "" : "<meta http-equiv=\"refresh\" content=\"2\">"
        let rejected = job.rejected.map { "<li>\(PlainPages.escaped($0.name)): \(PlainPages.escaped($0.reason))</li>" }.joined()
        return Page(
            html: plain(
                "Adding reports",
                """
                <p id="progress">\(job.state.rawValue): \(job.progress.added) added, \(job.progress.known) there already, \
                \(job.rejected.count) could not be read</p><ul>\(rejected)</ul><p><a href="/?order=newest">Affairs</a></p>
                """, head: refresh))
    }

    private func plain(_ title: String, _ body: String, head: String = "") -> String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\(head)
        <title>\(title) – Chancery</title></head><body><main><h1>\(title)</h1>\(body)</main></body></html>

        """
    }
}

/// Words as HTML takes them.
enum PlainPages {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
