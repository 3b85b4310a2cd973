/// The style sheet of the page.
///
/// Every pair of text and ground has a contrast of 4.5 to 1 or more in both schemes (WCAG 2.2, AA).
enum HTMLStyle {
    static let sheet = """
        :root {
          --ground: #fdfdfb; --ink: #1d1f21; --quiet: #595d62; --line: #d9d8d2; --link: #0b4f8a; --flag: #8a3b00;
          --mark: #fff3c9;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #16181a; --ink: #e4e3df; --quiet: #a2a6ab; --line: #383b3f; --link: #8ec1f0; --flag: #f0a868;
            --mark: #40380f;
          }
        }
        * { box-sizing: border-box; }
        html { font: 100%/1.45 "Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, serif; }
        body { margin: 0; background: var(--ground); color: var(--ink); }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        article + article { margin-top: 4rem; }
        header { border-bottom: 2px solid var(--ink); margin-bottom: .5rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; text-wrap: balance; }
        .extent { margin: 0 0 .75rem; color: var(--quiet); }
        h2, h3, dt, .flag, .quiet, .more, .note, .extent, nav, .citations {
          font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
        }
        h2 { font-size: 1rem; letter-spacing: .01em; margin: 2rem 0 .35rem; padding-top: .35rem;
          border-top: 1px solid var(--line); }
        article > section:first-of-type h2 { border-top: 0; margin-top: .75rem; }
        h3 { font-size: .95rem; margin: 1.1rem 0 .15rem; }
        dl { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .3rem 1.25rem; margin: 0; }
        dt { font-size: .875rem; font-weight: 600; padding-top: .09rem; grid-column: 1; }
        dd { margin: 0; grid-column: 2; max-width: 46rem; }
        dt, dd { overflow-wrap: anywhere; }
        ul { margin: 0; padding-left: 1.1rem; max-width: 56rem; }
        li + li { margin-top: .3rem; }
        .quiet, .note, .more { color: var(--quiet); font-size: .875rem; }
        .note { margin: .3rem 0 0; }
        .more { margin: .4rem 0 0; }
        .flag { color: var(--flag); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
        a { color: var(--link); text-underline-offset: .15em; }
        .cite { font: .8125rem/1 system-ui, sans-serif; text-decoration: none; padding: .1rem 0; }
        .cite:hover, .cite:focus-visible { text-decoration: underline; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        .citations { font-size: .875rem; }
        .citations ol { margin: 0; padding-left: 2.6rem; columns: 26rem; column-gap: 2.5rem; }
        .citations li { break-inside: avoid; overflow-wrap: anywhere; }
        .citations .quiet { font-size: inherit; }
        li:target { background: var(--mark); outline: .3rem solid var(--mark); }
        nav ol { padding-left: 1.6rem; }
        @media (max-width: 40rem) {
          dl { grid-template-columns: 1fr; gap: .05rem; }
          dd { grid-column: 1; margin-bottom: .45rem; }
        }
        @media print {
          :root { --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --flag: #000; --mark: #fff; }
          html { font-size: 9.5pt; }
          main { max-width: none; padding: 0; }
          h2, h3, dt { break-after: avoid; }
          dd, li { break-inside: avoid; }
          .citations ol { columns: 2; }
          article + article { break-before: page; margin-top: 0; }
        }

        """
}
