/** Elements of MathML Core and of SVG that draw and cannot load, run or hold anything else. */
export const GRAPHIC_ELEMENTS: readonly string[] = (
  'math annotation menclose merror mfenced mfrac mglyph mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts ' +
  'mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics maction ' +
  'svg circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feDropShadow feFlood feGaussianBlur feMerge ' +
  'feMergeNode feOffset filter g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop ' +
  'switch symbol text textPath title tspan use view'
).split(' ');

/** Their attributes, as property names of hast. Links and styles are checked besides. */
export const GRAPHIC_ATTRIBUTES: readonly string[] = (
  'accent accentunder align bevelled columnalign columnlines columnspacing columnspan denomalign depth dir display ' +
  'displaystyle encoding fence form frame framespacing height largeop linethickness lspace lquote mathbackground mathcolor ' +
  'mathsize mathvariant maxsize minsize movablelimits notation numalign open close rowalign rowlines rowspacing rowspan ' +
  'rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection separator separators side stretchy symmetric ' +
  'subscriptshift superscriptshift voffset width xmlns intent arg href xLinkHref xmlnsXLink xmlLang xmlSpace ' +
  'alignmentBaseline baselineShift baseProfile class clipPath clipPathUnits clipRule color colorInterpolation ' +
  'colorInterpolationFilters cx cy d dominantBaseline dx dy dur edgeMode fill fillOpacity fillRule filter filterUnits ' +
  'floodColor floodOpacity focusable fontFamily fontSize fontStretch fontStyle fontVariant fontWeight fr fx fy ' +
  'gradientTransform gradientUnits id in in2 k1 k2 k3 k4 kerning lengthAdjust letterSpacing markerEnd markerHeight markerMid ' +
  'markerStart markerUnits markerWidth mask maskContentUnits maskUnits mode offset opacity operator order orient origin ' +
  'overflow paintOrder pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio primitiveUnits ' +
  'r refX refY result rotate rx ry shapeRendering spreadMethod startOffset stdDeviation stopColor stopOpacity stroke ' +
  'strokeDashArray strokeDashOffset strokeLineCap strokeLineJoin strokeMiterLimit strokeOpacity strokeWidth style tableValues ' +
  'textAnchor textDecoration textLength textRendering transform transformOrigin type values vectorEffect version viewBox ' +
  'visibility wordSpacing writingMode x x1 x2 xChannelSelector y y1 y2 yChannelSelector ' +
  'markerstart markermid markerend strokewidth viewbox textanchor'
).split(' ');
