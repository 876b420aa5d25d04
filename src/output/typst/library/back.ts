/** Typst: what stands after the text. */
export const BACK = `
#let back-chapter(title) = { heading(level: 1, numbering: none, bookmarked: true, title); mark("", "h1", title) }
#let back-section(title) = heading(level: 2, numbering: none, bookmarked: true, title)
#let back-list(body) = {
  set par(justify: false, hanging-indent: 1.4em, spacing: 0.5em, leading: 0.5em)
  set text(size: 0.88em)
  body
}
#let leader() = [ #box(width: 1fr, repeat(gap: 4pt, text(fill: luma(70%))[.])) ]

#let file-list(files) = {
  back-section(say("files"))
  back-list(for (path, parts) in files {
    mono(path); leader(); joined(parts.filter(is-here).map(chunk-link)); parbreak()
  })
}
// The labels of definitions are underlined, those of uses are not.
#let chunk-list(chunks) = {
  back-section(say("chunks"))
  back-list(for (name, is-file, definitions, uses) in chunks {
    let defined = definitions.filter(is-here).map(place => underline(chunk-link(place)))
    if defined.len() == 0 { continue }
    angle(chunk-name(name, is-file: is-file)); [ ]
    joined((..defined, ..uses.filter(is-here).map(chunk-link))); parbreak()
  })
}
#let name-list(names) = {
  back-section(say("names"))
  columns(2, gutter: 1.6em, back-list(for (name, place, uses) in names {
    if not is-here(place) { continue }
    mono(name); [: ]; underline(chunk-link(place))
    let others = uses.filter(is-here)
    if others.len() > 0 { comma; others.dedup().map(chunk-link).join(comma) }
    parbreak()
  }))
}
#let page-link(name) = link(label(name), text(fill: link-ink, page-of(name).last()))

// Pages that follow each other are a range; the page that says the most is bold.
#let page-ranges(places) = {
  let found = ()
  for (name, main) in places.filter(((name, _)) => is-here(name)) {
    let page = page-of(name).first()
    if found.len() > 0 and not main and not found.last().main and page <= found.last().end + 1 {
      if page > found.last().end { found.last().end = page; found.last().to = name }
    } else if found.len() == 0 or found.last().end != page or main { found.push((end: page, from: name, to: name, main: main)) }
  }
  found.map(one => {
    let shown = if one.from == one.to { page-link(one.from) } else { page-link(one.from) + [–] + page-link(one.to) }
    if one.main { strong(shown) } else { shown }
  }).join(comma)
}
// The words "see" and "see also" are in italics, what is to be seen is not.
#let sent((key, target)) = for piece in settings.words.at(key) { if type(piece) == int { target } else { emph(piece) } }
#let subject-index(groups) = columns(2, gutter: 1.6em, back-list(for (letter, entries) in groups {
  block(above: 1.3em, below: 0.6em, sticky: true, sans-text(weight: 600, letter))
  for (depth, word, places, see) in entries {
    // The second line of an entry is indented further than the entries below it.
    block(above: 0.45em, below: 0.45em, inset: (left: depth * 1em), par(hanging-indent: 2em, {
      if type(word) == array { sent(word) } else { word }
      if places.len() > 0 { comma; page-ranges(places) }
      if see.len() > 0 { comma; see.map(sent).join([; ]) }
    }))
  }
}))
`;
