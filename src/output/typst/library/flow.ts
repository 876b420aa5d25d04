/** Typst: headings, lists, boxes, tables, pictures and formulas. */
export const FLOW = `
// ---- Headings ----

#let heading-of(depth, names, plain, body) = {
  let shown = calc.max(1, depth + settings.shift)
  let kind = if shown <= 2 { "h" + str(shown) } else { "place" }
  let made = heading(level: shown, bookmarked: shown <= 4, outlined: true, body)
  if names.len() == 0 [#made] else [#made#label(names.first())]
  context {
    let number = if settings.numbering and shown <= 2 { numbering("1.1", ..counter(heading).get()) }
    [#metadata((names.at(0, default: ""), here().page(), kind, plain, number))<pylit-at>]
    named(names.slice(calc.min(1, names.len())), if shown <= 2 { "also" } else { "place" }, kind, number)
  }
}
#let rubric(body) = block(above: 1.4em, below: 0.7em, sticky: true, sans-text(weight: 600, body))
#let attribution(body) = align(right, emph(body))
#let rule() = block(width: 100%, above: 1.6em, below: 1.6em, align(center, line(length: 22%, stroke: hair)))

// ---- Lists ----

#let bullets(tight, items) = list(tight: tight, ..items)
#let numbers(tight, start, style, items) = enum(tight: tight, start: start, numbering: style, ..items)
// A list without marks, for those who hear it; the lists in it have the marks that they would have without it.
#let definitions(fields, entries) = context {
  let inner = ([],) + list.marker
  let items = ()
  let open = none
  for (index, (kind, body)) in entries.enumerate() {
    if kind == "term" {
      open += block(above: 0.9em, below: 0.45em, sticky: true, if fields { sans-text(weight: 600, size: 0.9em, body) } else { strong(body) })
    } else { open += block(inset: (left: 1.6em), above: 0.45em, below: 0.6em, { set list(marker: inner); body }) }
    let next = entries.at(index + 1, default: ("term", none)).first()
    if kind != "term" and next == "term" or index + 1 == entries.len() { items.push(list.item(open)); open = none }
  }
  block(above: 1em, below: 1em, list(marker: [], indent: 0pt, body-indent: 0pt, tight: false, spacing: 0.9em, ..items))
}
#let lines(items) = block({
  for (depth, body) in items { block(above: 0.55em, below: 0.55em, inset: (left: depth * 1.5em), if body == none { sym.zws } else { body }) }
})

// ---- Boxes ----

#let quotation(body) = quote(block: true, body)
#let box-title(body) = block(above: 0pt, below: 0.6em, sticky: true, sans-text(weight: 600, size: 0.92em, body))
#let aside(kind, body) = block(
  width: 100%, above: 1.3em, below: 1.3em,
  inset: (left: 11pt, right: 9pt, top: 8pt, bottom: 8pt),
  stroke: (left: 2pt + if kind == "warning" { rgb("#b3541e") } else { rgb("#3b6ea5") }),
  fill: luma(97%), body)
#let note-in-place(body) = block(inset: (left: 1.2em), text(size: 0.88em, body))
#let listing(body) = block(above: 1em, below: 1em, body)
#let framed(body, title: none, head: none, foot: none) = {
  if title != none { block(sticky: true, below: 0.5em, sans-text(size: 0.85em, weight: 600, title)) }
  body
}

// ---- Figures, pictures and tables ----

// What a plugin made: not parted by the end of a page, unless it is long.
#let kept(body) = layout(space => {
  let high = measure(block(width: space.width, body)).height
  block(width: 100%, breakable: high > 0.6 * settings.picture-height, body)
})

#let unnumbered(body) = block(width: 100%, above: 1.5em, below: 1.5em, breakable: false, align(center, body))

// What is counted begins anew in each chapter that has a number. The numbers are those of the text's order, wherever a figure goes.
#let counted(kind, make) = {
  counter("pylit-" + kind).step()
  context {
    let own = str(counter("pylit-" + kind).get().first())
    let chapter = if settings.is-book and settings.numbering { counter(heading).get().first() } else { 0 }
    make(if chapter > 0 { str(chapter) + "." + own } else { own })
  }
}
#let figure-like(kind, names, floats, caption, position, breakable, body) = counted(kind, number => {
  // Nothing stands over the title of a chapter.
  set figure(placement: if floats and settings.floats { if over(here().page()).at(2) { bottom } else { auto } })
  show figure: set block(breakable: breakable)
  figure(
    kind: if kind == "table" { table } else { image }, supplement: say(kinds.at(kind), number), numbering: _ => number,
    caption: figure.caption(position: position, caption),
    { named(names + (kind + ":" + number,), kind, "", number); body })
})
#let figure-of(names, floats, caption, body, legend) = figure-like("figure", names, floats, {
  caption
  if legend != none [#block(above: 0.7em, text(size: 0.95em, legend))<pylit-legend>]
}, bottom, false, body)

#let equation-of(names, body) = counted("equation", number => {
  named(names, "equation", "", number)
  set math.equation(numbering: _ => "(" + number + ")")
  body
})

#let no-picture(reason, alt, inline: false) = {
  let shown = { if alt != "" { text(size: 0.9em, alt); if not inline { linebreak() } else { [ ] } }; sans-text(size: 0.75em, fill: rgb("#b00020"), reason) }
  if inline { box(stroke: 0.6pt + rgb("#b00020"), inset: (x: 3pt), outset: (y: 3pt), shown) }
  else { block(width: 100%, stroke: (paint: rgb("#b00020"), thickness: 0.7pt, dash: "dashed"), inset: 12pt, align(center, shown)) }
}

// As wide as it is, and no wider than the column or higher than most of the page.
#let fitted(make, width, inline) = layout(space => context {
  let own = if width == none { measure(make(auto)).width } else if type(width) == ratio { width * space.width } else { measure(line(length: width)).width }
  let most = calc.min(own, space.width)
  let high = measure(make(most)).height
  let limit = if inline { 60% * page.height } else { settings.picture-height }
  let shown = if high > limit { most * (limit / high) } else { most }
  if inline { box(make(shown)) } else { align(center, block(above: 1em, below: 1em, make(shown))) }
})
#let inline-picture(make, width) = context {
  let own = measure(make(auto))
  let wanted = if width == none { own.width } else if type(width) == ratio { own.width } else { width }
  box(baseline: 15%, make(calc.min(wanted.to-absolute(), settings.text-width)))
}
#let pic(path, alt, inline: false, width: none) = {
  let kind = settings.pictures.at(path, default: none)
  if kind == none { return no-picture(settings.missing.at(path, default: say("noPicture")), alt, inline: inline) }
  let make(w) = image("/files/" + path + "." + kind, alt: if alt == "" { say("picture") } else { alt }, width: w)
  if inline { inline-picture(make, width) } else { fitted(make, width, false) }
}
#let pic-svg(source, alt, inline: false) = {
  let make(w) = image(bytes(source), format: "svg", alt: if alt == "" { say("picture") } else { alt }, width: w)
  if inline { inline-picture(make, none) } else { fitted(make, none, false) }
}

// A table that no page is wide enough for: one row after the other, with the names of the columns, where they have names.
#let records(head, rows) = {
  set par(justify: false)
  for row in rows {
    block(above: 0.9em, below: 0.9em, inset: (left: 9pt), stroke: (left: 1.1pt + luma(82%)), for (index, cell) in row.enumerate() {
      block(above: 0.4em, below: 0.4em, inset: (left: 1.4em), { h(-1.4em); if head.len() > 0 { head.at(index).body; [: ] }; cell.body })
    })
  }
}
#let table-of(names, floats, caption, weights, wide, need, head, body, lengths: ()) = {
  let made = context {
    // So small that the longest words of all columns stand beside each other.
    let per = settings.text-width / (need * 0.52em.to-absolute() + weights.len() * 8pt)
    set text(size: calc.max(4.5pt, calc.min(1, per) * 0.92em.to-absolute()), hyphenate: true)
    set par(justify: false, leading: 0.5em)
    table(
      columns: if wide { weights.map(weight => if weight == 0 { auto } else { weight * 1fr }) } else { weights.len() },
      inset: (x: 4pt, y: 4.2pt), align: left + top,
      stroke: (x, y) => (bottom: if y == 0 and head.len() > 0 { 0.6pt + ink } else { 0.3pt + luma(78%) }, top: if y == 0 { 0.9pt + ink } else { none }),
      ..if head.len() > 0 { (table.header(..head),) }, ..body)
  }
  let is-wide = need * 2.5pt + weights.len() * 8pt > settings.text-width
  // Where cells reach over others there is no saying which name is theirs.
  let of-rows(cells) = { let at = 0; for count in lengths { (cells.slice(at, at + count),); at += count } }
  let shown = if not is-wide { made } else if lengths.len() > 0 { records((), of-rows(head + body)) } else { records(head, body.chunks(weights.len())) }
  let breakable = is-wide or body.len() > 8 * weights.len()
  if caption == none { block(above: 1.3em, below: 1.3em, width: 100%, breakable: breakable, shown) }
  else { figure-like("table", names, floats and not is-wide, caption, top, breakable, align(left, shown)) }
}

// ---- Formulas ----

#let formula(shown, alt, made) = math.equation(block: shown, alt: alt, made.body)
// One that may be wider than the column is set smaller; where that is not enough, it is broken as in a line of text.
#let long-formula(alt, made) = layout(space => {
  let shown = math.equation(block: true, alt: alt, made.body)
  let number = if math.equation.numbering != none { numbering(math.equation.numbering, 0) }
  let room = space.width - if number == none { 0pt } else { 2 * measure(number).width + 2em.to-absolute() }
  let wide = measure({ set math.equation(numbering: none); shown }).width
  let smallest = 0.7
  if wide <= room { shown }
  else if wide * smallest <= room { block(width: 100%, above: 1.1em, below: 1.1em, { set text(size: room / wide * 0.98em); shown }) }
  else {
    let lines = par(justify: false, leading: 1em, hanging-indent: 2em, math.equation(block: false, alt: alt, math.display(made.body)))
    block(width: 100%, above: 1.1em, below: 1.1em, if number == none { lines } else { grid(columns: (1fr, auto), column-gutter: 1em, align: bottom, lines, number) })
  }
})
`;
