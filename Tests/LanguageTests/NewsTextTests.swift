import SourceText
import Testing

@testable import Language

/// Words and sentences of the kinds of text that stand in the press: words with a space between them, sentences with ` | `.
@Suite struct NewsTextTests {
    @Test(arguments: [
        (
            "The U.S.-led coalition and the U.K. agreed on Nov. 18. Talks go on.",
            "The U.S. - led coalition and the U.K. agreed on Nov. 18 . | Talks go on ."
        ),
        (
            "Lt. Gen. J. R. Smith Jr. met Sen. Mary K. O'Brien at 9:30 a.m. Tuesday.",
            "Lt. Gen. J. R. Smith Jr. met Sen. Mary K. O'Brien at 9:30 a.m. Tuesday ."
        ),
        (
            "No. 10 declined to comment. No. It would not say why.",
            "No. 10 declined to comment . | No . | It would not say why ."
        ),
        (
            "The firm is valued at US$3.7bn, up from USD 482m and €1.2bn a year ago.",
            "The firm is valued at US$ 3.7 bn , up from USD 482 m and € 1.2 bn a year ago ."
        ),
        (
            "It paid £45m, ¥300bn, A$2.5m and C$1.1 billion.",
            "It paid £ 45 m , ¥ 300 bn , A$ 2.5 m and C$ 1.1 billion ."
        ),
        (
            "Exports rose 3.7% to 1,234.5 million tonnes in 2023-24.",
            "Exports rose 3.7 % to 1,234.5 million tonnes in 2023 - 24 ."
        ),
        ("“We won’t sign,” he said. “Not now.”", "“ We wo n’t sign , ” he said . | “ Not now . ”"),
        (
            "\"We will not sign,\" he said. \"Not now,\" she added.",
            "\" We will not sign , \" he said . | \" Not now , \" she added ."
        ),
        ("He called it “a ‘very bad’ deal” and left.", "He called it “ a ‘ very bad ’ deal ” and left ."),
        ("'It is over,' said Ana Berg. 'We lost.'", "' It is over , ' said Ana Berg . | ' We lost . '"),
        (
            "The minister -- who had just arrived -- said nothing.",
            "The minister -- who had just arrived -- said nothing ."
        ),
        ("The minister—who had just arrived—said nothing.", "The minister — who had just arrived — said nothing ."),
        ("The minister – who had just arrived – said nothing.", "The minister – who had just arrived – said nothing ."),
        ("\"I don't know...\" she said. \"We'll see...\"", "\" I do n't know ... \" she said . | \" We 'll see ... \""),
        ("He paused… Then he left.", "He paused … | Then he left ."),
        (
            "See https://example.org/a/b?c=d#e for details. Write to press.office@example.com.",
            "See https://example.org/a/b?c=d#e for details . | Write to press.office@example.com ."
        ),
        ("Visit www.example.org/news, or example.com.", "Visit www.example.org/news , or example.com ."),
        ("Follow @ministry on X; use #RiverTalks.", "Follow @ministry on X ; use # RiverTalks ."),
        (
            "Nobody cannot vote, won't vote, and shan't; it's Tokayev's, not the ministers' idea.",
            "Nobody can not vote , wo n't vote , and sha n't ; it 's Tokayev 's , not the ministers ' idea ."
        ),
        (
            "Tokayev’s envoy said it’s over; they’re gone, I’d say, and we’ve lost.",
            "Tokayev ’s envoy said it ’s over ; they ’re gone , I ’d say , and we ’ve lost ."
        ),
        (
            "St. Petersburg and Ft. Worth are far from Mt. Everest.",
            "St. Petersburg and Ft. Worth are far from Mt. Everest ."
        ),
        (
            "Dr. Lin, Mrs. Berg, Mr. Orlov and Prof. Adeyemi v. Northland Corp. et al. were heard.",
            "Dr. Lin , Mrs. Berg , Mr. Orlov and Prof. Adeyemi v. Northland Corp. et al. were heard ."
        ),
        (
            "Acme Inc. said its shares fell. Globex Ltd. did not.",
            "Acme Inc. said its shares fell . | Globex Ltd. did not ."
        ),
        ("The Amber Co. rose 3 percent. Others fell.", "The Amber Co. rose 3 percent . | Others fell ."),
        (
            "She was born on Jan. 5, 1960, in Washington, D.C. She died in 2019.",
            "She was born on Jan. 5 , 1960 , in Washington , D.C. | She died in 2019 ."
        ),
        (
            "He lives in Washington, D.C., and works for the U.N. in New York.",
            "He lives in Washington , D.C. , and works for the U.N. in New York ."
        ),
        (
            "The ministers (of the four states) met. (They had met before.) They left.",
            "The ministers ( of the four states ) met . | ( They had met before . ) | They left ."
        ),
        ("The ministers met.[1] They left.[2]", "The ministers met . [ 1 ] | They left . [ 2 ]"),
        (
            "OSLO, June 5 (AP) — The ministers met on Sunday. They left.",
            "OSLO , June 5 ( AP ) — | The ministers met on Sunday . | They left ."
        ),
        ("ASTANA – The president said no.", "ASTANA – | The president said no ."),
        ("By Ana Berg and Tom Lin", "By Ana Berg and Tom Lin"),
        ("\"Is it over?\" he asked. \"Yes!\" she cried.", "\" Is it over ? \" he asked . | \" Yes ! \" she cried ."),
        (
            "It ended at 10:45 GMT on 3 May. 12 people were hurt.",
            "It ended at 10:45 GMT on 3 May . | 12 people were hurt ."
        ),
        ("The vote was 52-48. The bill passed.", "The vote was 52 - 48 . | The bill passed ."),
        (
            "Over 3,000 ex-soldiers, mid-career officers and anti-government protesters came.",
            "Over 3,000 ex-soldiers , mid-career officers and anti-government protesters came ."
        ),
        (
            "The co-operation of the vice-president and the then-foreign minister was well-known.",
            "The co-operation of the vice - president and the then - foreign minister was well - known ."
        ),
        ("He said: \"We are ready.\" Then he sat down.", "He said : \" We are ready . \" | Then he sat down ."),
        (
            "Three things matter: (1) water, (2) power and (3) trade.",
            "Three things matter : ( 1 ) water , ( 2 ) power and ( 3 ) trade ."
        ),
        (
            "The Russia-Ukraine war and the U.S.-China trade row worry Jean-Claude Berg.",
            "The Russia - Ukraine war and the U.S. - China trade row worry Jean - Claude Berg ."
        ),
        ("It's a $1.5-million, 300-km, 24/7 project.", "It 's a $ 1.5 - million , 300 - km , 24/7 project ."),
        (
            "The EU's €40bn-€50bn fund, said Berg, 45, of No. 3 Lake St., is \"dead\".",
            "The EU 's € 40 bn - € 50 bn fund , said Berg , 45 , of No. 3 Lake St. , is \" dead \" ."
        ),
        ("Sales at AT&T, H&M and S&P 500 firms rose 5pc.", "Sales at AT&T , H&M and S&P 500 firms rose 5 pc ."),
        ("The 1990s, the '90s and the early 20th century.", "The 1990s , the '90s and the early 20th century ."),
        ("I'm gonna go; gimme a break.", "I 'm gon na go ; gim me a break ."),
        ("Gen. Berg told The Times. The Times asked again.", "Gen. Berg told The Times . | The Times asked again ."),
        ("\"No,\" said Berg. \"No.\" \"No?\" \"No!\"", "\" No , \" said Berg . | \" No . \" | \" No ? \" | \" No ! \""),
        ("Photo: Ana Berg / River Agency", "Photo : Ana Berg / River Agency"),
        (
            "The president, Kassym-Jomart Tokayev (left), in Astana on Nov. 18. Photograph: Tom Lin/River Agency",
            "The president , Kassym - Jomart Tokayev ( left ) , in Astana on Nov. 18 . | Photograph : Tom Lin / River Agency"
        ),
        ("• Water for all", "• Water for all"),
        ("- Power for some", "- Power for some"),
        ("* Trade", "* Trade"),
        ("12 March 2024", "12 March 2024"),
        ("Ana Berg", "Ana Berg"),
        (
            "The PM's office, in Whitehall, said: ‘We don’t comment.’",
            "The PM 's office , in Whitehall , said : ‘ We do n’t comment . ’"
        ),
        ("Some said \"yes\"; others, 'no'.", "Some said \" yes \" ; others , ' no ' ."),
        ("The deal (\"historic,\" he said) was signed.", "The deal ( \" historic , \" he said ) was signed ."),
        (
            "The deal was signed (it was historic). Others followed.",
            "The deal was signed ( it was historic ) . | Others followed ."
        ),
        (
            "The so-called “Amber Accords” (2017–2020) failed!!! Why?? Who knows?!",
            "The so - called “ Amber Accords ” ( 2017 – 2020 ) failed !!! | Why ?? | Who knows ?!"
        ),
        (
            "OPEC+ and the P5+1 met before the C5+1. The C5+1 summit ended.",
            "OPEC+ and the P5+1 met before the C5+1 . | The C5+1 summit ended ."
        ),
        ("He left the U.S. The talks failed.", "He left the U.S. | The talks failed ."),
        ("They met at 5 p.m. Tuesday.", "They met at 5 p.m. Tuesday ."),
        ("At 9 a.m. Berg left.", "At 9 a.m. Berg left ."),
        ("The U.S. Senate met.", "The U.S. Senate met ."),
        ("He works at Acme Inc. in Oslo.", "He works at Acme Inc. in Oslo ."),
        ("It owes ₹300bn, or ¥45m.", "It owes ₹ 300 bn , or ¥ 45 m ."),
        ("He's the president's envoy, and they can't stop.", "He 's the president 's envoy , and they ca n't stop ."),
        ("They left.[1][2] Nobody followed.[3]", "They left . [ 1 ][ 2 ] | Nobody followed . [ 3 ]"),
    ])
    func wordsAndSentences(text: String, expected: String) {
        let analysis = english.parse(Document(plain: text))
        let found = analysis.sentences.map { $0.words.map(analysis.form).joined(separator: " ") }
        #expect(found.joined(separator: " | ") == expected)
    }

    /// Each line of a page that was copied without blank lines: a heading, a name, a day, items, a caption, paragraphs.
    @Test func linesWithoutFullStop() {
        let text = """
            River states sign treaty
            By Ana Berg
            Oslo
            12 March 2031
            The ministers met in the old town hall of Oslo on Sunday, and they signed the treaty before the cameras of all channels.
            What they agreed
            • Water for all
            • Power for some
            1) Trade
            Photo: Tom Lin / River Agency
            Nobody would say how long the talks had lasted, or who had paid for the hall in which they had been held since May.
            """
        let analysis = english.parse(Document(plain: text))
        #expect(analysis.sentences.map { analysis.text[$0.span] } == text.split(separator: "\n").map(String.init))
    }
}
