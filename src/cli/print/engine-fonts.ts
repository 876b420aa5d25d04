import type { Ranges } from './font-coverage.ts';

/** The characters that the fonts have which come with the engine: gaps between ranges and their lengths, to the base of 36. */
const CHARACTERS = `
w.2n x.k7 3.5 5.6 2 2.j 2.5w 3.c 2.35 3.3 h.3 7.3 k.11 3.6 2.12 2.1 5 2.1i 9.q 5.6 2 f.1 2.3 9 6 4 2.p 6.l 5 6.d 7 5.2
3.2 3.1 2.1 a 7 c 5 6 f e 10.9 ef.3j xs 1u.1 2 3.1 2 3 7.3 2.6 2.2 2 2 3.1 2.c 2.1 c.5 eb.18 is.2d 3.5 1bn.5 gb 2 5.4
2 7.5 3.3 d.2 2.c 2.15 g.1 3 5.1r 5.1 3.1 1j.7p 3.5 3.11 3.5 3.7 2 2 2 2.u 3.1g 2.e 2.d 3.5 2.i 3.2 2.8 2.13 2 6.1h
c.1 3.q 2.c 4.w g.8 3.4 2 3.c g.29 2.1d 5 7.hb z.1 1p.13 1b.ah 9.2b 5.c 4.7 3.8 27.3 2.3 3.r 2.y 2 2.3 4 2.6 3.u l 4.n
2.d 2.qb 3.v 2.2w 2p.h 3.3 2.1 2.3b 6.6 77.3 3.2 d.1 7 3.3 9 dg 4.1 3.1 l myi.1 d1.1 7.1 d.1 4x.e 5.c 6 3 5 1c 10.5
2.1 2 n 26.1 nt k a.27 abl.1p 4.1d lg.1 u 2.4 1k tq.2 e5.h 3.b 6.h 2.e h 4r.2 4.2 3 2.3 3.2 2 5.1 9.3 3.4 3.1 4.1 5 3
5.1 3.1 3.7 3 7 2.4 4 3.1 f 3m.1 5.8 2.1 z3.1 2.3 3 a 2.9 3.2 3.9 4.15 3.m 2.9 2.3 2.l 2.3 2.1 3.2x 2.1n f.1x 3 2.3 3
2.1 c1.8 2.8 3y.g 2.d 7t.9 2.9 36 7 e.3 6 2 r.1 3 2 1d.9 14.p 14 1q.m 2.7 ld.6 n.1e 3.1b 9.b 9.1 b.3 1n.1 j.3 e9.1 2t
a.4 2.3q 3 6y.4 8z.26 9e.r 14p7.1 l5.2c 2.1y 2.1 3 3.1 3.3 2.b 2 2.6 2.1s 2.3 3.7 2.6 2.r 2.3 2.4 2.1 3.6 2.9f 3.83
3.1d 4ch.y 2 3 2.9 2.3 2 2 7 5 2 2 2.2 2.1 2 3 2 2 2 2 2.1 2 3.3 2.6 2.3 2.3 2.b 2.g 6.2 2.4 2.g 1h.1 fy 142 4v.2g 8.b
k.c 5.1j 9.9 7.13 9.t 3.1
`;

/** What the fonts of the engine have shapes for. */
export function engineCharacters(): Ranges {
  const ranges: number[] = [];
  let last = 0;
  for (const range of CHARACTERS.trim().split(/\s+/)) {
    const [gap = '', length = '0'] = range.split('.');
    const first = last + Number.parseInt(gap, 36);
    last = first + Number.parseInt(length, 36);
    ranges.push(first, last);
  }
  return ranges;
}
