/** Spaces in ems: of TeX's relations, of its binary operators, and of function application. */
export const WIDE = 0.278;
export const MEDIUM = 0.222;
export const THIN = 0.167;

/** Macros that are spaces, in ems. */
export const SPACES: Readonly<Record<string, number>> = {
  '\\,': THIN,
  '\\:': MEDIUM,
  '\\>': MEDIUM,
  '\\;': WIDE,
  '\\ ': 0.25,
  '\\S': 0.25,
  '\\quad': 1,
  '\\qquad': 2,
};

/** Macros that choose a font or a size, or that matter to LaTeX alone. */
export const IGNORED = new Set(
  (
    '\\! \\- \\mathit \\mathrm \\mathbf \\mathsf \\mathtt \\mathord \\mathop \\mathbin \\mathrel \\mathopen \\mathclose \\left ' +
    '\\right \\big \\Big \\bigl \\bigr \\Bigl \\Bigr \\displaystyle \\textstyle \\noindent \\strut \\limits \\nolimits \\it \\rm ' +
    '\\bf \\sf \\tt \\em \\hfill \\hfil \\par \\M \\O \\nobreak \\allowbreak \\small \\footnotesize \\sloppy'
  ).split(' '),
);
