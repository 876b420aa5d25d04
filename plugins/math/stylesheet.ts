/**
 * What temml's MathML needs of a stylesheet: MathML Core leaves rules, strokes, accents and the justification of cells to CSS. After
 * temml's own `Temml-Local.css` (MIT licence, https://temml.org), without its font, and for formulas alone. Rules are not nested: in an
 * EPUB they must not be.
 */
export const STYLES = `body { counter-reset: tmlEqnNo; }
math {
  font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'Noto Sans Math', math;
  font-style: normal; font-weight: normal; line-height: normal; text-indent: 0; text-transform: none; letter-spacing: normal;
}
math * { border-color: currentColor; }
math.tml-display { display: block math; width: 100%; }
math mfrac > :nth-child(2), math msqrt, math mover > :first-child { math-shift: compact; }
math menclose, math .menclose { display: inline-block; position: relative; padding: 0.5ex 0; }
math .tml-right { text-align: right; text-align: -webkit-right; }
math .tml-left { text-align: left; text-align: -webkit-left; }
math mtable.tml-jot > mtr > mtd { padding-top: 0.7ex; padding-bottom: 0.7ex; }
math mtable.tml-small mtd { padding-top: 0.35ex; padding-bottom: 0.35ex; }
math .tml-eqn::before { counter-increment: tmlEqnNo; content: "(" counter(tmlEqnNo) ")"; }
math .tml-overline { padding: 0.1em 0 0 0; border-top: 0.065em solid; }
math .tml-underline { padding: 0 0 0.1em 0; border-bottom: 0.065em solid; }
math .tml-cancel { display: inline-block; position: absolute; left: 0.5px; bottom: 0; width: 100%; height: 100%; background-color: currentColor; }
math .upstrike { clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em); }
math .downstrike { clip-path: polygon(0 0.05em, 0.05em 0, 100% calc(100% - 0.05em), calc(100% - 0.05em) 100%); }
math .sout { clip-path: polygon(0 calc(55% + 0.0333em), 0 calc(55% - 0.0333em), 100% calc(55% - 0.0333em), 100% calc(55% + 0.0333em)); }
math .tml-xcancel { clip-path: polygon(0.05em 0, 0 0.05em, calc(50% - 0.05em) 50%, 0 calc(100% - 0.05em), 0.05em 100%, 50% calc(50% + 0.05em), calc(100% - 0.05em) 100%, 100% calc(100% - 0.05em), calc(50% + 0.05em) 50%, 100% 0.05em, calc(100% - 0.05em) 0, 50% calc(50% - 0.05em)); }
math .longdiv-top { border-top: 0.067em solid; padding: 0.1em 0.2em 0.2em 0.433em; }
math .longdiv-arc { position: absolute; top: 0; bottom: 0.1em; left: -0.4em; width: 0.7em; border: 0.067em solid; transform: translateY(-0.067em); border-radius: 70%; clip-path: inset(0 0 0 0.4em); box-sizing: border-box; }
math .phasor-bottom { border-bottom: 0.067em solid; padding: 0.2em 0.2em 0.1em 0.6em; }
math .phasor-angle { display: inline-block; position: absolute; left: 0.5px; bottom: -0.04em; height: 100%; aspect-ratio: 0.5; background-color: currentColor; clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em); }
math .tml-fbox { padding: 3pt; border: 1px solid; }
math .circle-pad { padding: 0.267em; }
math .textcircle { position: absolute; inset: 0; border: 0.067em solid; border-radius: 50%; }
math .actuarial { padding: 0.03889em 0.03889em 0; border-width: 0.08em 0.08em 0 0; border-style: solid; margin-right: 0.03889em; }
@supports (not (-webkit-backdrop-filter: blur(1px))) and (not (-moz-appearance: none)) {
  math .tml-sml-pad { padding-left: 0.05em; }
  math .tml-med-pad { padding-left: 0.1em; }
  math .tml-lrg-pad { padding-left: 0.15em; }
  math .chr-sml { transform: translate(0.07em, 0); }
  math .chr-sml-vec { transform: scale(0.75) translate(0.07em, 0); }
  math .chr-med { transform: translate(0.14em, 0); }
  math .chr-med-vec { transform: scale(0.75) translate(0.14em, 0); }
  math .chr-lrg { transform: translate(0.21em, 0); }
  math .chr-lrg-vec { transform: scale(0.75) translate(0.21em, 0); }
  math .tml-tilde-2 { transform: scale(2, 1.1); }
  math .tml-tilde-3 { transform: scale(3, 1.1); }
  math .tml-tilde-4 { transform: scale(4, 1.1); }
  math .tml-hat-1 { transform: scale(1.9, 1); }
  math .tml-hat-2 { transform: scale(3.9, 1); }
  math .tml-hat-3 { transform: scale(5.8, 1); }
  math .tml-hat-4 { transform: scale(7.8, 1); }
}
@supports (-moz-appearance: none) {
  math .tml-vec { transform: scale(0.75); }
  math mtd, math mtable.tml-small mtd { padding-top: 0; padding-bottom: 0; }
  math mtable.tml-jot > mtr > mtd { padding-top: 0.2ex; padding-bottom: 0.2ex; }
}
`;
