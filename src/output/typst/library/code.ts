/** Typst: code, and the parts of chunks. */
export const CODE = String.raw`
#let code-size = settings.size * settings.block-code-scale
#let code-text(body) = {
  set text(font: (monospace, ..fallback), size: code-size, hyphenate: false, ligatures: false, features: (calt: 0), top-edge: 0.78em, bottom-edge: -0.22em, lang: "en", overhang: false)
  set par(leading: settings.code-leading, justify: false, first-line-indent: 0pt, spacing: 0pt, linebreaks: "simple")
  body
}

#let tok(style, body) = {
  let shown = text(fill: rgb(settings.colors.at(style.split(" ").first(), default: "#262626")), body)
  for name in style.split(" ") {
    if name == "ti" { shown = emph(shown) } else if name == "tb" { shown = strong(shown) } else if name == "tu" { shown = underline(shown) } else if name == "ts" { shown = strike(shown) }
  }
  shown
}

// ---- Labels of chunks: the page, and a letter where there are several on it; or their number in the book ----

#let chunk-label(name) = labels.at(name, default: "00")
#let chunk-link(name) = if is-here(name) { link(label(name), text(fill: link-ink, chunk-label(name))) }

#let chunk-name(name, is-file: false) = if is-file { mono(name) } else { text(font: (serif, ..fallback), style: "italic", name) }
#let angle(body) = { [⟨]; body; [⟩] }

// A reference in code.
#let chunk-ref(target, name) = {
  let shown = text(font: (serif, ..fallback), size: settings.size * 0.95, angle({ emph(name); if is-here(target) { [ ]; sans-text(size: 0.78em, chunk-label(target)) } }))
  if is-here(target) { link(label(target), text(fill: ink, shown)) } else { shown }
}

#let chunk-head(part) = {
  [#metadata(part.id)#label(part.id)#mark(part.id, "chunk", "")]
  set par(justify: false, first-line-indent: 0pt)
  set text(size: 0.97em)
  angle({ chunk-name(part.name, is-file: part.is-file); [ ]; sans-text(size: 0.78em, weight: 600, chunk-label(part.id)) })
  if part.index > 0 { [+≡] } else { [≡] }
  if part.file != none and not part.is-file { h(0.8em); sans-text(size: 0.74em, fill: soft)[→ #mono(part.file)] }
  h(1fr)
  if part.count > 1 {
    sans-text(size: 0.74em, fill: soft, {
      if part.prev != none and is-here(part.prev) { [◂ ]; chunk-link(part.prev) }
      if part.next != none and is-here(part.next) { if part.prev != none { h(0.6em) }; chunk-link(part.next); [ ▸] }
    })
  }
}

#let joined(items) = items.join(", ", last: " and ")
// Of very many only the first.
#let links-to(names) = {
  let here = names.filter(is-here).dedup()
  if here.len() <= 12 { joined(here.map(chunk-link)) } else { here.slice(0, 10).map(chunk-link).join(", ") + [ and #(here.len() - 10) more] }
}
#let chunk-foot(part) = {
  let sentences = ()
  let uses = part.uses.filter(is-here)
  if part.is-file and part.index == 0 { sentences.push([This is the file #mono(part.file).]) }
  else if uses.len() > 0 { sentences.push([Used in #links-to(uses).]) }
  else if part.is-unused { sentences.push([A root: used in no other chunk.]) }
  let defines = part.defines.map(((name, uses)) => { mono(name); let there = uses.filter(is-here); if there.len() > 0 { [, used in #links-to(there)] } })
  if defines.len() > 0 { sentences.push([Defines #defines.join("; ").]) }
  let needs = part.needs.filter(((name, place)) => is-here(place)).map(((name, place)) => { mono(name); [ ]; chunk-link(place) })
  if needs.len() > 0 { sentences.push([Uses #joined(needs).]) }
  if settings.mini-index { for (name, place) in part.needs { if is-here(place) { mark(place, "use", name) } } }
  if sentences.len() > 0 {
    set par(justify: false, leading: 0.5em, first-line-indent: 0pt)
    sans-text(size: 0.74em, fill: soft, sentences.join(" "))
  }
}

// ---- Lines ----

#let turn(width) = box(width: width, height: 0.6em, place(left + bottom, dx: width - 0.95em, dy: 0.06em, curve(
  stroke: 0.5pt + soft, curve.move((0em, 0em)), curve.line((0em, 0.32em)), curve.line((0.6em, 0.32em)), curve.move((0.42em, 0.16em)), curve.line((0.62em, 0.32em)), curve.line((0.42em, 0.48em)))))

#let piece(shown, style, target) = if target != none { chunk-ref(target, shown) } else if style == "" { shown } else { tok(style, shown) }

// A line that is too long is broken between words, further words stand under it.
#let long-line(pieces, columns, column) = {
  let indent = 0
  if pieces.len() > 0 { let found = pieces.first().first().match(regex("^ +")); if found != none { indent = found.end } }
  let hang = calc.min(indent + 4, calc.quo(columns, 2))
  let filled = 0
  let begun = 0
  for (shown, style, target) in pieces {
    if target != none {
      let width = shown.clusters().len() + 4
      if filled + width > columns and filled > begun { linebreak(); turn(hang * column); filled = hang; begun = hang }
      piece(shown, style, target)
      filled += width
      continue
    }
    for word in shown.matches(regex("\\s+|[^\\s]+")).map(found => found.text) {
      let rest = word.clusters()
      while rest.len() > 0 {
        let room = columns - filled
        if rest.len() <= room { piece(rest.join(), style, none); filled += rest.len(); break }
        // What fits no line is cut.
        if filled > begun and rest.len() <= columns - hang { if rest.first() != " " { linebreak(); turn(hang * column); filled = hang; begun = hang } else { break } }
        else if room > 0 { piece(rest.slice(0, room).join(), style, none); rest = rest.slice(room); linebreak(); turn(hang * column); filled = hang; begun = hang }
        else { linebreak(); turn(hang * column); filled = hang; begun = hang }
      }
    }
  }
}

#let code-lines(lines, numbers, first, columns, column) = code-text({
  for (index, line) in lines.enumerate() {
    if index > 0 { linebreak() }
    if numbers != none {
      let number = numbers.at(first + index, default: "")
      box(width: 0pt, place(right, dx: -1.1em, sans-text(size: 0.8em, fill: soft, number)))
    }
    if type(line) == array { if columns == none { for (shown, style, target) in line { piece(shown, style, target) } } else { long-line(line, columns, column) } } else { line }
  }
})

#let code-frame(body, above: 0pt, below: 0pt) = block(width: 100%, above: above, below: below, inset: (left: 9pt, y: settings.code-leading / 2), stroke: (left: 1.1pt + luma(82%)), body)

// Short code is not parted; of longer code the first and last three lines stay with head and foot.
#let code-block(lines, title, head, foot, numbers, columns, column) = {
  let top = if head != none { block(above: 0pt, below: 0.55em, width: 100%, sticky: true, chunk-head(head)) } else if title != none { block(above: 0pt, below: 0.55em, sticky: true, sans-text(size: 0.8em, weight: 600, fill: soft, title)) }
  let feet = if foot != none { let shown = chunk-foot(foot); if shown != none { block(above: 0.5em, below: 0pt, inset: (left: 9pt), shown) } }
  let part(from, to) = code-lines(lines.slice(from, to), numbers, from, columns, column)
  let count = lines.len()
  if count <= 12 {
    block(width: 100%, breakable: false, above: 1.2em, below: 1.3em, { top; code-frame(part(0, count)); feet })
  } else {
    block(width: 100%, breakable: false, sticky: true, above: 1.2em, below: 0pt, { top; code-frame(part(0, 3)) })
    code-frame(part(3, count - 3))
    block(width: 100%, breakable: false, above: 0pt, below: 1.3em, { code-frame(part(count - 3, count)); feet })
  }
}

#let code(lines, title: none, head: none, foot: none, numbers: none, longest: 0) = {
  if longest == 0 { return code-block(lines, title, head, foot, numbers, none, none) }
  layout(space => {
    let column = 0.6 * code-size
    let columns = calc.floor((space.width - 9pt) / column)
    code-block(lines, title, head, foot, numbers, if longest > columns { columns }, column)
  })
}
`;
