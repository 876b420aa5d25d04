/**
 * What temml's MathML needs of a stylesheet: MathML Core leaves rules, strokes, accents and the justification of cells to CSS. After
 * temml's own `Temml-Local.css` (MIT licence, https://temml.org), without its font, and for formulas alone.
 */
export const STYLES = `body { counter-reset: tmlEqnNo; }
math {
  font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'Noto Sans Math', math;
  font-style: normal; font-weight: normal; line-height: normal; text-indent: 0; text-transform: none; letter-spacing: normal;
  & * { border-color: currentColor; }
  &.tml-display { display: block math; width: 100%; }
  & mfrac > :nth-child(2), & msqrt, & mover > :first-child { math-shift: compact; }
  & menclose, & .menclose { display: inline-block; position: relative; padding: 0.5ex 0; }
  & .tml-right { text-align: right; text-align: -webkit-right; }
  & .tml-left { text-align: left; text-align: -webkit-left; }
  & mtable.tml-jot > mtr > mtd { padding-top: 0.7ex; padding-bottom: 0.7ex; }
  & mtable.tml-small mtd { padding-top: 0.35ex; padding-bottom: 0.35ex; }
  & .tml-eqn::before { counter-increment: tmlEqnNo; content: "(" counter(tmlEqnNo) ")"; }
  & .tml-overline { padding: 0.1em 0 0 0; border-top: 0.065em solid; }
  & .tml-underline { padding: 0 0 0.1em 0; border-bottom: 0.065em solid; }
  & .tml-cancel { display: inline-block; position: absolute; left: 0.5px; bottom: 0; width: 100%; height: 100%; background-color: currentColor; }
  & .upstrike { clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em); }
  & .downstrike { clip-path: polygon(0 0.05em, 0.05em 0, 100% calc(100% - 0.05em), calc(100% - 0.05em) 100%); }
  & .sout { clip-path: polygon(0 calc(55% + 0.0333em), 0 calc(55% - 0.0333em), 100% calc(55% - 0.0333em), 100% calc(55% + 0.0333em)); }
  & .tml-xcancel { clip-path: polygon(0.05em 0, 0 0.05em, calc(50% - 0.05em) 50%, 0 calc(100% - 0.05em), 0.05em 100%, 50% calc(50% + 0.05em), calc(100% - 0.05em) 100%, 100% calc(100% - 0.05em), calc(50% + 0.05em) 50%, 100% 0.05em, calc(100% - 0.05em) 0, 50% calc(50% - 0.05em)); }
  & .longdiv-top { border-top: 0.067em solid; padding: 0.1em 0.2em 0.2em 0.433em; }
  & .longdiv-arc { position: absolute; top: 0; bottom: 0.1em; left: -0.4em; width: 0.7em; border: 0.067em solid; transform: translateY(-0.067em); border-radius: 70%; clip-path: inset(0 0 0 0.4em); box-sizing: border-box; }
  & .phasor-bottom { border-bottom: 0.067em solid; padding: 0.2em 0.2em 0.1em 0.6em; }
  & .phasor-angle { display: inline-block; position: absolute; left: 0.5px; bottom: -0.04em; height: 100%; aspect-ratio: 0.5; background-color: currentColor; clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em); }
  & .tml-fbox { padding: 3pt; border: 1px solid; }
  & .circle-pad { padding: 0.267em; }
  & .textcircle { position: absolute; inset: 0; border: 0.067em solid; border-radius: 50%; }
  & .actuarial { padding: 0.03889em 0.03889em 0; border-width: 0.08em 0.08em 0 0; border-style: solid; margin-right: 0.03889em; }
}
@supports (not (-webkit-backdrop-filter: blur(1px))) and (not (-moz-appearance: none)) {
  math {
    & .tml-sml-pad { padding-left: 0.05em; }
    & .tml-med-pad { padding-left: 0.1em; }
    & .tml-lrg-pad { padding-left: 0.15em; }
    & .chr-sml { transform: translate(0.07em, 0); }
    & .chr-sml-vec { transform: scale(0.75) translate(0.07em, 0); }
    & .chr-med { transform: translate(0.14em, 0); }
    & .chr-med-vec { transform: scale(0.75) translate(0.14em, 0); }
    & .chr-lrg { transform: translate(0.21em, 0); }
    & .chr-lrg-vec { transform: scale(0.75) translate(0.21em, 0); }
    & .tml-tilde-2 { transform: scale(2, 1.1); }
    & .tml-tilde-3 { transform: scale(3, 1.1); }
    & .tml-tilde-4 { transform: scale(4, 1.1); }
    & .tml-hat-1 { transform: scale(1.9, 1); }
    & .tml-hat-2 { transform: scale(3.9, 1); }
    & .tml-hat-3 { transform: scale(5.8, 1); }
    & .tml-hat-4 { transform: scale(7.8, 1); }
  }
}
@supports (-moz-appearance: none) {
  math {
    & .tml-vec { transform: scale(0.75); }
    & mtd, & mtable.tml-small mtd { padding-top: 0; padding-bottom: 0; }
    & mtable.tml-jot > mtr > mtd { padding-top: 0.2ex; padding-bottom: 0.2ex; }
  }
}
`;
