/** Typst: the pages of a book. */
export const BOOK = `
#let running-head() = context {
  if here().page-numbering() == none { return }
  let at = here().page()
  let (chapter, section, opens, empty) = over(at)
  if settings.is-book and (opens or empty) { return }
  // The title of a document stands right below.
  let chapter = if settings.is-book or at > 1 { chapter }
  let number = counter(page).display()
  set text(font: (sans, ..fallback), size: 0.76em, fill: soft)
  set par(justify: false)
  let is-left = settings.sides == 2 and calc.even(at)
  if is-left { [#text(fill: ink, weight: 600, number) #h(1fr) #chapter] }
  else { [#(if settings.is-book and section != "" { section } else { chapter }) #h(1fr) #text(fill: ink, weight: 600, number)] }
}
// The names that the code of a spread uses, and where they are defined, at its right foot.
#let mini-index(at) = {
  let pages = if settings.sides == 2 { if calc.odd(at) { (at - 1, at) } else { () } } else { (at,) }
  let names = pages.map(page => used.at(str(page), default: ())).flatten().chunks(2)
  let others = names.filter(((_, place)) => not (page-of(place).first() in pages)).dedup().sorted()
  if others.len() > 0 {
    let shown = others.slice(0, calc.min(others.len(), 30))
    block(width: 100%, inset: (top: 4pt), stroke: (top: 0.4pt + luma(75%)), {
      set par(justify: false, leading: 0.4em)
      sans-text(size: 0.66em, fill: soft, shown.map(((name, place)) => [#mono(name)~#if settings.foot-links { chunk-link(place) } else { chunk-label(place) }]).join(comma))
    })
  }
}
#let page-foot() = context {
  if settings.mini-index { mini-index(here().page()) }
  let (chapter, _, opens, _) = over(here().page())
  // The title of a part has no number.
  if here().page-numbering() != none and settings.is-book and opens and chapter != "" {
    align(center, sans-text(size: 0.76em, counter(page).display()))
  }
}

// What stands in place of a character that no font has: its number.
#let no-character(shown) = box(stroke: 0.4pt + rgb("#b00020"), inset: (x: 1pt), outset: (y: 1.5pt), text(font: sans, size: 0.6em, fill: rgb("#b00020"), "U+" + upper(str(str.to-unicode(shown), base: 16))))

#let in-book(body) = {
  show: rest => if settings.missing-characters == none { rest } else {
    show settings.missing-characters: found => no-character(found.text)
    rest
  }
  set document(title: settings.title, author: settings.authors, date: settings.date)
  set page(
    width: settings.paper.width, height: settings.paper.height,
    margin: settings.margins, binding: left,
    header: running-head(), footer: page-foot(), header-ascent: 42%)
  set text(font: (serif, ..fallback), size: size, lang: settings.language, fill: ink, fallback: true, number-type: "lining")
  set par(justify: true, leading: 0.62em, spacing: 0.95em)
  set heading(numbering: if settings.numbering { (..numbers) => if numbers.pos().len() <= 2 { numbering("1.1", ..numbers) } })
  set list(indent: 0.4em, body-indent: 0.6em, marker: ([•], [–], [∗]))
  set enum(indent: 0.2em, body-indent: 0.6em)
  set footnote.entry(separator: line(length: 18%, stroke: hair), gap: 0.55em)
  set math.equation(numbering: none)
  set quote(block: true)
  set underline(offset: 2pt)
  set super(typographic: true)
  set raw(theme: none)
  set figure(gap: 0.8em)
  show raw.where(block: false): set text(font: (monospace, ..fallback), size: settings.code-scale / 0.8 * 1em, hyphenate: false, ligatures: false, features: (calt: 0))
  show figure: set block(above: 1.5em, below: 1.5em)
  show figure.caption: it => {
    set par(justify: false, leading: 0.5em)
    set align(if it.kind == table { left } else { center })
    block(width: if it.kind == table { 100% } else { 88% }, sans-text(size: 0.84em, {
      text(weight: 600)[#it.supplement]
      h(0.7em)
      it.body
    }))
  }
  show math.equation: set text(font: ("New Computer Modern Math", ..fallback), fallback: true)
  show quote.where(block: true): it => block(above: 1.1em, below: 1.1em, inset: (left: 1.6em, right: 1.6em), text(size: 0.97em, it.body))
  show footnote.entry: set text(size: 0.84em)
  show link: it => if type(it.dest) == str { text(fill: link-ink, it) } else { it }
  show heading: it => {
    let scale = (1.75, 1.32, 1.12, 1, 0.95, 0.95).at(calc.min(it.level, 6) - 1)
    set text(font: (sans, ..fallback), size: size * scale, weight: 600, hyphenate: false)
    set par(justify: false, leading: 0.42em)
    block(above: if it.level == 1 { 2.2em } else { 1.6em * calc.max(1, 1.2 / scale) }, below: if it.level < 3 { 0.85em } else { 0.7em }, sticky: true, {
      if it.numbering != none and it.level <= 2 { text(fill: soft, weight: 400, counter(heading).display(it.numbering)); h(0.6em) }
      it.body
    })
  }
  // Chapters of a book begin on new pages, and no figure is taken there. What is no book has sections for chapters.
  show heading.where(level: 2): it => { if settings.floats and not settings.is-book { place.flush() }; it }
  show heading.where(level: 1): it => if not settings.is-book { it } else {
    mark("", "end", "")
    pagebreak(weak: true, to: if settings.sides == 2 { "odd" })
    counter(footnote).update(0)
    if it.numbering != none { for kind in ("figure", "table", "listing", "equation") { counter("pylit-" + kind).update(0) } }
    v(settings.paper.height * 9%)
    block(below: 2.4em, sticky: true, {
      set text(font: (sans, ..fallback), hyphenate: false)
      set par(justify: false, leading: 0.4em)
      if it.numbering != none { block(below: 0.9em, text(size: size * 1.05, fill: soft, weight: 400)[#say("chapter", counter(heading).display(it.numbering))]) }
      text(size: size * 2.1, weight: 600, it.body)
    })
  }
  body
}

#let contents() = {
  set outline.entry(fill: repeat(gap: 4pt, text(fill: luma(60%))[.]))
  set par(justify: false)
  show outline.entry.where(level: 1): set block(above: 1.05em, sticky: true)
  show outline.entry.where(level: 1): it => {
    let part = openings.at(str(it.element.location().page()), default: none)
    if part == none { it } else {
      // A list of contents holds nothing but entries for those who hear it.
      pdf.artifact(block(above: 1.9em, below: 1em, sticky: true, sans-text(weight: 600, fill: soft, part)))
      it
    }
  }
  show outline.entry.where(level: 1): set text(weight: 600)
  show outline.entry.where(level: 1): set outline.entry(fill: none)
  outline(title: none, depth: settings.contents-depth, indent: 1.4em)
}

#let front-heading(body) = block(below: 1.6em, sans-text(size: size * 1.75, weight: 600, body))
// What only some books list: figures, tables.
#let list-of(title, kind, element) = context {
  if query(figure.where(kind: element)).len() == 0 { return }
  v(2.6em)
  front-heading(title)
  set par(justify: false)
  show <pylit-legend>: none
  // Where it stands is not where its element begins: it may have been taken to another page.
  show outline.entry: it => {
    let number = numbering(it.element.numbering, 0)
    let name = kind + ":" + number
    let dots = box(width: 1fr, repeat(gap: 4pt, text(fill: luma(60%))[.]))
    link(label(name), it.indented(number, [#it.body() #dots #page-of(name).last()]))
  }
  outline(title: none, target: figure.where(kind: element))
}

#let half-title(title) = {
  if settings.sides == 2 {
    v(28%)
    align(center, sans-text(size: size * 1.25, title))
    pagebreak(to: "odd")
  }
}
#let title-page(title, subtitle, authors, edition, publisher) = {
  set par(justify: false, leading: 0.4em)
  v(24%)
  align(center, {
    block(sans-text(size: size * 2.9, weight: 600, hyphenate: false, title))
    if subtitle != none { block(above: 1.6em, text(size: size * 1.35, style: "italic", subtitle)) }
    if authors != "" { block(above: 3.2em, text(size: size * 1.3, authors)) }
    v(1fr)
    if edition != none { block(sans-text(size: size * 0.95, fill: soft, edition)) }
    if publisher != none { block(above: 0.8em, sans-text(size: size * 0.95, fill: soft, publisher)) }
  })
  pagebreak()
}
#let colophon(said) = {
  v(1fr)
  set text(size: 0.85em)
  set par(justify: false)
  for line in said { block(above: 0.6em, below: 0.6em, line) }
  pagebreak(to: if settings.sides == 2 { "odd" })
}
#let contents-page() = {
  counter(page).update(if settings.sides == 2 { 5 } else { 3 })
  front-heading(say("contents"))
  contents()
  if "figures" in settings.lists { list-of(say("listOfFigures"), "figure", image) }
  if "tables" in settings.lists { list-of(say("listOfTables"), "table", table) }
  mark("", "end", "")
  pagebreak(weak: true, to: if settings.sides == 2 { "odd" })
}
#let begin-text() = { counter(page).update(1); mark("", "begin", "") }
#let part-page(number, title) = {
  mark("", "end", "")
  pagebreak(weak: true, to: if settings.sides == 2 { "odd" })
  mark("", "part", title)
  v(26%)
  align(center, {
    sans-text(size: size * 1.1, fill: soft)[#say("part", numbering("I", number))]
    block(above: 1em, sans-text(size: size * 2.4, weight: 600, hyphenate: false, title))
  })
}
`;
