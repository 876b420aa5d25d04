/** Typst: what all else is made of. `settings` comes from a file of its own. */
export const BASE = `
#import "/settings.typ": settings
#import "/places.typ": places, labels, heads, openings, used

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

#let sans-text(body, ..style) = text(font: (sans, ..fallback), ..style, body)

// ---- Places ----

// Tells where it stands: what pages say of each other is put into the file of places, and all is set again until it is true.
#let mark(name, kind, said) = context [#metadata((name, here().page(), kind, said))<pylit-at>]
#let anchor(name) = [#metadata(name)#label(name)#mark(name, "place", "")]

// Whether what a label names is printed too.
#let is-here(name) = {
  let at = name.position("#")
  (if at == none { name } else { name.slice(0, at) }) in settings.documents
}

#let page-of(name) = places.at(name, default: (0, "00"))

// A link inside of the book, with the page where that is not open anyway.
#let go(name, body) = {
  if name == "" or not is-here(name) { return body }
  link(label(name), text(fill: link-ink, body))
  if settings.page-notes != "never" {
    let (there, number) = page-of(name)
    let note = sans-text(size: 0.72em, fill: soft)[~(p.~#number)]
    if settings.page-notes == "always" { note } else {
      context {
        let now = here().page()
        if if settings.sides == 2 { calc.quo(there, 2) != calc.quo(now, 2) } else { there != now } { note }
      }
    }
  }
}

// ---- Running text ----

#let mono(body) = text(font: (monospace, ..fallback), size: settings.code-scale * 1em, hyphenate: false, ligatures: false, features: (calt: 0), body)
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
