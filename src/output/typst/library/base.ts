/** Typst: what all else is made of. `settings` comes from a file of its own. */
export const BASE = `
#import "/settings.typ": *
#import "/places.typ": all-pages, places, labels, numbers, heads, openings, used

#let serif = settings.fonts.text
#let sans = settings.fonts.heading
#let monospace = settings.fonts.code
#let size = settings.size
#let ink = luma(15%)
#let soft = luma(40%)
#let hair = 0.5pt + luma(70%)
#let link-ink = rgb("#1f4e79")

// Characters that the text face lacks are taken from these.
#let fallback = settings.fonts.others

// A phrase in the language of the book, with what is put into it.
#let say(key, ..values) = for piece in settings.words.at(key) { if type(piece) == int { values.pos().at(piece - 1) } else { piece } }
#let comma = say("comma")
#let joined(items) = if items.len() < 2 { items.join() } else { say("and", items.slice(0, -1).join(comma), items.last()) }

#let sans-text(body, ..style) = text(font: (sans, ..fallback), ..style, body)

// ---- Places ----

// Tells where it stands, and its number: what pages say of each other is put into the file of places, and all is set again until it is true.
#let mark(name, kind, said, number: none) = context [#metadata((name, here().page(), kind, said, number))<pylit-at>]
// Titles stand in the table of contents, too, but what is in them is only where they are.
#let only-in-text(made) = context if here().page-numbering() != "i" { made() }
#let anchor(name) = only-in-text(() => [#metadata(name)#label(name)#metadata((name, here().page(), "place", "", none))<pylit-at>])
#let note-of(name, body) = only-in-text(() => [#footnote(body)#label(name)])
#let note-again(name) = only-in-text(() => footnote(label(name)))
// The place of a name that a formal notation declares. The index leads there.
#let declared(doc, name) = anchor(doc + "#z-" + name)
#let named(names, kind, said, number) = {
  for name in names [#metadata(name)#label(name)#mark(name, kind, said, number: number)]
}

// Whether what a label names is printed too.
#let is-here(name) = {
  let at = name.position("#")
  (if at == none { name } else { name.slice(0, at) }) in settings.documents
}

#let page-of(name) = places.at(name, default: (0, "00"))

// What stands over a page: its chapter and section, whether it opens one of them, and whether it is empty.
#let over(page) = heads.at(str(page), default: ("", "", false, false))

// The page of a place, where that is not open anyway.
#let page-note(name, shown) = {
  if settings.page-notes == "never" { return }
  let (there, number) = page-of(name)
  only-in-text(() => {
    let now = here().page()
    let is-open = if settings.sides == 2 { calc.quo(there, 2) == calc.quo(now, 2) } else { there == now }
    if all-pages or settings.page-notes == "always" or not is-open { shown(number) }
  })
}

// A link inside of the book, in words of its author.
#let go(name, body) = {
  if name == "" or not is-here(name) { return body }
  link(label(name), text(fill: link-ink, body))
  page-note(name, number => sans-text(size: 0.72em, fill: soft)[~#say("atPage", number)])
}

// The number that something has in the book; what it has in its document where that is not known.
#let number-of(name, own) = numbers.at(name, default: ("", own)).last()

#let kinds = (h1: if settings.is-book { "chapter" } else { "section" }, h2: "section", figure: "figure", table: "table", listing: "listing")

// A link that names its target by itself: by its number, or in the words that the target has.
#let see(name, body) = {
  if name == "" or not is-here(name) { return body }
  // The label of a chunk says its page.
  if name in labels { return link(label(name), text(fill: link-ink)[⟨#emph(body)~#sans-text(size: 0.78em, labels.at(name))⟩]) }
  let (kind, number) = numbers.at(name, default: ("", ""))
  let by-title = kind == "" or (settings.references == "titles" and kind in ("h1", "h2"))
  let shown = if by-title { body } else if kind == "equation" [(#number)] else { say(kinds.at(kind), number) }
  link(label(name), text(fill: link-ink, shown))
  page-note(name, number => say("onPage", number))
}

// ---- Running text ----

#let mono(body) = if type(body) == str { raw(body) } else { text(font: (monospace, ..fallback), size: settings.code-scale * 1em, hyphenate: false, ligatures: false, features: (calt: 0), body) }
#let marked(body) = highlight(fill: rgb("#fff2b3"), body)
#let smaller(body) = text(size: 0.85em, body)
#let checkbox(done) = box(height: 0.75em, width: 0.75em, baseline: 0.1em, stroke: 0.6pt + ink, if done {
  place(center + horizon, curve(stroke: 0.9pt + ink, curve.move((0pt, 0pt)), curve.line((0.18em, 0.2em)), curve.line((0.5em, -0.25em))))
})
#let broken(reason, body) = box(stroke: (bottom: (paint: rgb("#b00020"), thickness: 0.6pt, dash: "dotted")), outset: (bottom: 2pt), body) + if reason != "" {
  sans-text(size: 0.72em, fill: rgb("#b00020"))[~(#reason)]
}
#let problem-inline(reason, shown) = box(stroke: 0.5pt + rgb("#b00020"), inset: (x: 3pt), outset: (y: 3pt), mono(shown)) + if reason != "" {
  sans-text(size: 0.72em, fill: rgb("#b00020"))[~(#reason)]
}
#let problem(reason, shown) = block(width: 100%, stroke: 0.7pt + rgb("#b00020"), inset: 8pt, {
  if reason != "" { sans-text(size: 0.8em, fill: rgb("#b00020"), reason); linebreak() }
  mono(shown)
})
`;
