/** Ranges of characters with a combining class (Unicode 14), in base 36: how far after the last, and how many more. */
const RANGES =
  'lc+26 2+v 7o+4 7e+18 2 2+1 2+1 2 21+a 1d+k h 2u+6 3+5 3+1 2+3 10 v+q 4h+8 a p+3 2+8 2+2 2+4 18+2 1p+7 \
17+n 2+s 1p h 4+3 2w h 1d 1q h 33 h 33 h 3k 33 h 8+1 2u h 32+1 h 3h 32+2 e+3 31+2 e+3 25+1 s 2 2 1k+1 2 \
6+3 3 2+2 2+1 1r 35 2+1 2b k0+2 qd+1 v 4e b 5o 40+2 64+1 20 l+7 3 1d+d 2+f 2u g 13+8 1j+1 1n c+1 1w 49+2 \
2+c 2+6 5 7 4+1 5j+1r k1+c 5 4+b 2db+2 3y 2p+v ff+5 2y+1 n9x 5+9 x+1 29+1 7p 12 48 s+h 1m+2 12 2o d 6o \
2+2 3+1 6+1 2 1h 6v fn5 le+f r2 6b 46+4 1ar 2 15+2 5 4m+1 fy+3 as+1 4a+a 1e+3 5d 16 f 1m+1 1y+2 1d+1 1r \
25 a 2z+1 4z+1 29+1 h p+6 4+4 5q 4 o 2s+1 70+1 3j 3b+1 38 7i+1 77+1 5 4d 2c j 2a bq 77 2+1 2a fa1+4 1o+6 \
xm+1 f59 43r+4 4+5 9+7 3+6 v+3 45+2 2po+6 2+g 3+6 2+1 2+4 7a+6 ag 1q+3 15t+6 32+6';

const BOUNDS = bounds();

/** Whether a character stands with the one before it and takes no column: its combining class is not 0. */
export function isCombining(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return false;
  let [low, high] = [0, BOUNDS.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((BOUNDS[middle] ?? 0) <= code) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** Where combining characters begin and end, in turns. */
function bounds(): readonly number[] {
  let last = 0;
  return RANGES.split(' ').flatMap(range => {
    const [gap = 0, more = 0] = range.split('+').map(number => Number.parseInt(number, 36));
    const first = last + gap;
    last = first + more;
    return [first, last + 1];
  });
}
