/** Parts of two sequences of small numbers: from `a` up to `aEnd`, from `b` up to `bEnd`. */
export interface Box {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** Equal elements in the middle of a shortest edit script: from (a, b) up to (aEnd, bEnd); it may be empty. */
export type Snake = Box;

/** Room for the furthest points on each diagonal, from both ends, for sequences of `size` elements together. */
export function diagonals(size: number): Int32Array {
  return new Int32Array(2 * (2 * size + 4));
}

/**
 * Finds the middle of a shortest edit script of a box, meeting from both ends (E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986, section 4b). Both sides of the box are filled and neither begin nor end alike.
 *
 * @param limit edits after which the furthest point from the front is taken instead: right, but perhaps not the shortest
 */
export function middleSnake(old: Int32Array, now: Int32Array, box: Box, room: Int32Array, limit: number): Snake {
  const width = box.aEnd - box.a;
  const height = box.bEnd - box.b;
  const delta = width - height;
  const front = { old, now, box, width, height, room, origin: width + height + 1, step: 1 };
  const back = { ...front, origin: front.origin + 2 * (width + height) + 3, step: -1 };
  room[front.origin + 1] = 0;
  room[back.origin + 1] = 0;
  for (let edits = 0; ; edits += 1) {
    if (edits > limit) return furthest(front, edits - 1);
    for (let k = -edits; k <= edits; k += 2) {
      if (k < -height - 1 || k > width + 1) continue;
      const snake = advance(front, k, edits);
      const other = delta - k;
      if (delta % 2 !== 0 && Math.abs(other) < edits && snake.end + (room[back.origin + other] ?? 0) >= width) {
        return placed(box, snake.start, snake.start - k, snake.end, snake.end - k);
      }
    }
    for (let k = -edits; k <= edits; k += 2) {
      if (k < -height - 1 || k > width + 1) continue;
      const snake = advance(back, k, edits);
      const other = delta - k;
      if (delta % 2 === 0 && Math.abs(other) <= edits && snake.end + (room[front.origin + other] ?? 0) >= width) {
        return placed(box, width - snake.end, height - snake.end + k, width - snake.start, height - snake.start + k);
      }
    }
  }
}

interface Direction {
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly room: Int32Array;
  /** Index in `room` of diagonal 0. */
  readonly origin: number;
  /** 1 from the front, -1 from the back. */
  readonly step: number;
}

/** One more edit on a diagonal, then as far as elements are equal. */
function advance(way: Direction, k: number, edits: number): { start: number; end: number } {
  const { room, origin, width, height } = way;
  const above = room[origin + k + 1] ?? 0;
  const left = room[origin + k - 1] ?? 0;
  const start = k === -edits || (k !== edits && left < above) ? above : left + 1;
  let x = start;
  while (x < width && x - k < height && x - k >= 0 && isEqual(way, x, x - k)) x += 1;
  room[origin + k] = x;
  return { start, end: x };
}

function isEqual({ old, now, box, step }: Direction, x: number, y: number): boolean {
  return step > 0 ? old[box.a + x] === now[box.b + y] : old[box.aEnd - 1 - x] === now[box.bEnd - 1 - y];
}

function furthest({ room, origin, width, height, box }: Direction, edits: number): Snake {
  let best = { x: 0, y: 0 };
  for (let k = -edits; k <= edits; k += 2) {
    const x = room[origin + k] ?? 0;
    if (k >= -height && k <= width && x <= width && x - k <= height && 2 * x - k > best.x + best.y)
      best = { x, y: x - k };
  }
  return placed(box, best.x, best.y, best.x, best.y);
}

function placed(box: Box, x: number, y: number, xEnd: number, yEnd: number): Snake {
  return { a: box.a + x, b: box.b + y, aEnd: box.a + xEnd, bEnd: box.b + yEnd };
}
