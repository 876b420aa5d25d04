/** Typst: the pages of a book. */
export const BOOK = `
#let headings() = query(heading).map(found => {
  let place = found.location()
  (page: place.page(), level: found.level, body: found.body)
})
#let on-or-before(level, at) = {
  let found = none
  for one in headings() {
    if one.page > at { break }
    if one.level < level { found = none }
    if one.level == level { found = one }
  }
  found
}
// Pages that are left empty so that the next chapter opens on the right.
#let empty-pages() = {
  let ends = query(<pylit-end>).map(end => end.location().page())
  let opens = headings().filter(one => one.level == 1).map(one => one.page)
  opens.map(open => (open, ends.filter(end => end < open))).filter(((open, before)) => before.len() > 0 and before.last() == open - 2).map(((open, _)) => open - 1)
}
#let opens-chapter(at) = headings().any(one => one.level == 1 and one.page == at)

#let running-head() = context {
  let at = here().page()
  if here().page-numbering() == none or (settings.is-book and (opens-chapter(at) or at in empty-pages())) { return }
  let chapter = on-or-before(1, at)
  let section = on-or-before(2, at)
  let number = counter(page).display()
  let named(one) = if one == none { [] } else { one.body }
  set text(font: (sans, ..fallback), size: 0.76em, fill: soft)
  set par(justify: false)
  let is-left = settings.sides == 2 and calc.even(at)
  if is-left { [#text(fill: ink, weight: 600, number) #h(1fr) #named(chapter)] }
  else { [#named(if settings.is-book and section != none { section } else { chapter }) #h(1fr) #text(fill: ink, weight: 600, number)] }
}
#let page-foot() = context {
  let at = here().page()
  if here().page-numbering() != none and settings.is-book and opens-chapter(at) {
    align(center, sans-text(size: 0.76em, counter(page).display()))
  }
}

#let in-book(body) = {
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
  show heading.where(level: 1): it => if not settings.is-book { it } else {
    [#metadata(none)<pylit-end>]
    pagebreak(weak: true, to: if settings.sides == 2 { "odd" })
    v(settings.paper.height * 9%)
    block(below: 2.4em, sticky: true, {
      set text(font: (sans, ..fallback), hyphenate: false)
      set par(justify: false, leading: 0.4em)
      if it.numbering != none { block(below: 0.9em, text(size: size * 1.05, fill: soft, weight: 400)[Chapter #counter(heading).display(it.numbering)]) }
      text(size: size * 2.1, weight: 600, it.body)
    })
  }
  body
}

#let contents() = {
  set outline.entry(fill: repeat(gap: 4pt, text(fill: luma(60%))[.]))
  set par(justify: false)
  show outline.entry.where(level: 1): set block(above: 1.05em)
  show outline.entry.where(level: 1): set text(weight: 600)
  show outline.entry.where(level: 1): set outline.entry(fill: none)
  outline(title: none, depth: settings.contents-depth, indent: 1.4em)
}

#let front-heading(body) = block(below: 1.6em, sans-text(size: size * 1.75, weight: 600, body))
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
  front-heading("Contents")
  contents()
  pagebreak(weak: true, to: if settings.sides == 2 { "odd" })
}
#let begin-text() = counter(page).update(1)

#let back-chapter(title) = {
  heading(level: 1, numbering: none, title)
}
`;
