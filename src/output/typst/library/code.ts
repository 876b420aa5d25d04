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

// Of very many only the first.
#let links-to(names) = {
  let here = names.filter(is-here).dedup()
  if here.len() <= 12 { joined(here.map(chunk-link)) } else { say("andMore", here.slice(0, 10).map(chunk-link).join(comma), str(here.len() - 10)) }
}
#let chunk-foot(part) = {
  let sentences = ()
  let uses = part.uses.filter(is-here)
  if part.is-file and part.index == 0 { sentences.push(say("isFile", mono(part.file))) }
  else if uses.len() > 0 { sentences.push(say("usedIn", links-to(uses))) }
  else if part.is-unused { sentences.push(say("isRoot")) }
  let defines = part.defines.map(((name, uses)) => { let there = uses.filter(is-here); if there.len() > 0 { say("withUses", mono(name), links-to(there)) } else { mono(name) } })
  if defines.len() > 0 { sentences.push(say("defines", defines.join("; "))) }
  let needs = part.needs.filter(((name, place)) => is-here(place)).map(((name, place)) => { mono(name); [ ]; chunk-link(place) })
  if needs.len() > 0 { sentences.push(say("uses", joined(needs))) }
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

// The rows of a line: one that is too long is broken between words, further words stand under it.
#let long-rows(pieces, columns, column) = {
  let indent = 0
  if pieces.len() > 0 { let found = pieces.first().first().match(regex("^ +")); if found != none { indent = found.end } }
  let hang = calc.min(indent + 4, calc.quo(columns, 2))
  let rows = ()
  let row = none
  let filled = 0
  let begun = 0
  for (shown, style, target) in pieces {
    if target != none {
      let width = shown.clusters().len() + 4
      if filled + width > columns and filled > begun { rows.push(row); row = turn(hang * column); filled = hang; begun = hang }
      row += piece(shown, style, target)
      filled += width
      continue
    }
    for word in shown.matches(regex("\\s+|[^\\s]+")).map(found => found.text) {
      let letters = word.clusters()
      if letters.len() <= columns - filled { row += piece(word, style, none); filled += letters.len(); continue }
      if filled > begun { rows.push(row); row = turn(hang * column); filled = hang; begun = hang }
      if letters.first() == " " { continue }
      // What fits no row is cut.
      let room = columns - filled
      let cut = if letters.len() <= room { () } else { letters.slice(room).chunks(columns - hang) }
      row += piece(letters.slice(0, calc.min(room, letters.len())).join(), style, none)
      filled += calc.min(room, letters.len())
      for rest in cut { rows.push(row); row = turn(hang * column) + piece(rest.join(), style, none); filled = hang + rest.len(); begun = hang }
    }
  }
  rows.push(row)
  rows
}

// Numbers of lines are drawn: as text they would be copied with the code.
#let strokes = (
  "0": (((.25, .01), (.5, .01, .5, .65, .25, .65), (0, .65, 0, .01, .25, .01)),),
  "1": (((.1, .15), (.27, .02), (.27, .65)),),
  "2": (((.07, .18), (.07, -.04, .44, -.06, .43, .19), (.42, .36, .2, .45, .06, .65), (.45, .65)),),
  "3": (((.08, .1), (.2, -.05, .42, 0, .42, .17), (.42, .27, .33, .32, .2, .32)), ((.2, .32), (.36, .32, .45, .38, .45, .47), (.45, .7, .15, .71, .05, .55))),
  "4": (((.34, .65), (.34, .02), (.03, .46), (.46, .46)),),
  "5": (((.41, .02), (.13, .02), (.1, .3), (.22, .2, .45, .23, .45, .44), (.45, .67, .16, .71, .05, .56)),),
  "6": (((.38, .02), (.2, .1, .06, .25, .06, .44), (.06, .72, .45, .72, .45, .44), (.45, .19, .1, .19, .06, .44)),),
  "7": (((.06, .02), (.45, .02), (.19, .65)),),
  "8": (((.25, .3), (.03, .3, .03, .01, .25, .01), (.47, .01, .47, .3, .25, .3), (-.02, .3, -.02, .65, .25, .65), (.52, .65, .52, .3, .25, .3)),),
  "9": (((.12, .64), (.3, .56, .44, .41, .44, .22), (.44, -.06, .05, -.06, .05, .22), (.05, .47, .4, .47, .44, .22)),))
#let digit(drawn, unit) = for line in drawn {
  let at(x, y) = (x * unit, y * unit)
  place(top + left, curve(stroke: 0.45pt + soft, curve.move(at(..line.first())), ..line.slice(1).map(step => if step.len() == 2 { curve.line(at(..step)) } else {
    curve.cubic(at(step.at(0), step.at(1)), at(step.at(2), step.at(3)), at(step.at(4), step.at(5)))
  })))
}
#let line-number(shown) = {
  let digits = shown.clusters().map(sign => strokes.at(sign, default: ()))
  let unit = code-size * 0.72
  let wide = 0.56 * unit
  box(width: 0pt, height: 0.66 * unit, for (index, drawn) in digits.enumerate() {
    place(top + left, dx: -13pt - (digits.len() - index) * wide, box(width: 0.5 * unit, height: 0.66 * unit, digit(drawn, unit)))
  })
}

#let empty-row = box(height: 1em, baseline: 0.22em)

#let rows-of(lines, numbers, columns, column) = {
  let rows = ()
  for (index, line) in lines.enumerate() {
    let own = if type(line) != array { (line,) } else if columns == none { (line.map(((shown, style, target)) => piece(shown, style, target)).join(),) } else { long-rows(line, columns, column) }
    own = own.map(row => if row == none { empty-row } else { row })
    if numbers != none { own.first() = line-number(numbers.at(index, default: "")) + own.first() }
    rows += own
  }
  rows
}

// For those who hear it, it is code.
#let coded(body) = { show raw: body; raw(block: true, "code") }

#let code-frame(rows, ..options) = block(width: 100%, breakable: rows.len() > 12, ..options, inset: (left: 9pt, y: code-size * 0.12), stroke: (left: 1.1pt + luma(82%)), code-text(rows.join(linebreak())))

// Short code is not parted; of longer code the first and last three rows stay with head and foot.
#let code-block(rows, top, foot) = {
  let count = rows.len()
  let feet = if foot != none { chunk-foot(foot) }
  let has-foot = feet != none
  let after = if has-foot { 0pt } else { 1.3em }
  let before = if top == none { 1.2em } else { 0pt }
  top
  coded(if count <= 12 { code-frame(rows, above: before, below: after, sticky: has-foot) } else {
    code-frame(rows.slice(0, 3), above: before, below: 0pt, sticky: true)
    code-frame(rows.slice(3, count - 3), breakable: true, above: 0pt, below: 0pt)
    code-frame(rows.slice(count - 3), above: 0pt, below: after, sticky: has-foot)
  })
  if has-foot { block(width: 100%, breakable: false, above: 0.45em, below: 1.3em, inset: (left: 9pt), feet) }
}

#let code-title(title, names, is-numbered) = {
  let shown(number) = block(above: 1.2em, below: 0.55em, sticky: true, {
    named(names, if number == none { "place" } else { "listing" }, "", number)
    sans-text(size: 0.8em, weight: 600, fill: soft, { if number != none { text(fill: ink, say("listing", number)); h(0.7em) }; title })
  })
  if is-numbered { counted("listing", shown) } else { shown(none) }
}

#let code(lines, title: none, names: (), numbered: false, head: none, foot: none, numbers: none, longest: 0) = {
  // Code that could be a part of a program and is none has only a title, if any.
  let is-implied = head != none and "title" in head
  let all = if is-implied { names + head.names } else { names }
  let shown = if is-implied { head.title } else { title }
  let top = none
  if shown != none or numbered { top = code-title(shown, all, numbered or is-implied) } else { named(all, "place", "", none) }
  if head != none and not is-implied {
    top += block(above: if top == none { 1.2em } else { 0.3em }, below: 0.55em, width: 100%, sticky: true, chunk-head(head))
  }
  if longest == 0 { return code-block(rows-of(lines, numbers, none, none), top, foot) }
  layout(space => {
    let column = 0.6 * code-size
    let columns = calc.floor((space.width - 9pt) / column)
    code-block(rows-of(lines, numbers, if longest > columns { columns }, column), top, foot)
  })
}
`;
