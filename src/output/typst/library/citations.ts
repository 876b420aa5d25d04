/** Typst: works that are cited, and their list. */
export const CITATIONS = `
// A work's label needs no page: the list stands where one looks for it.
#let cite-link(name, body) = if name == "" or not is-here(name) { body } else { link(label(name), text(fill: link-ink, body)) }

// An entry of a list of works: labels of about one width are a column.
#let work-entry(label, body) = block(above: 0.8em, below: 0.8em, context {
  let size = measure(label).width
  grid(columns: (if size < 1.9em.to-absolute() { 2.4em } else if size < 4em.to-absolute() { 4.5em } else { 8em }, 1fr), label, body)
})
#let work-by-name(body) = block(above: 0.8em, below: 0.8em, { set par(hanging-indent: 1.6em); body })

// The pages that cite a work, each once.
#let cited-on(names) = {
  let found = (:)
  for name in names.filter(is-here) {
    let (_, number) = page-of(name)
    if number not in found { found.insert(number, name) }
  }
  if found.len() > 0 {
    let pages = found.pairs().map(((number, name)) => link(label(name), text(fill: link-ink, number)))
    sans-text(size: 0.8em, fill: soft)[ #say(if pages.len() > 1 { "citedOnPages" } else { "citedOnPage" }, pages.join(comma))]
  }
}
`;
