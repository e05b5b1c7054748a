/** Draws the pictures of the sample goods, pixel by pixel, so that no picture file of other people is needed. */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];
export type Drawing = {
  readonly shape: 'bottle' | 'drop' | 'case' | 'holder' | 'eye' | 'lens';
  readonly colour: Colour;
};

const SIDE = 640;
const PAPER: Colour = [250, 250, 248];

const inRectangle = (x: number, y: number, [left, top, right, bottom]: readonly [number, number, number, number]) =>
  x >= left && x <= right && y >= top && y <= bottom;
const inCircle = (x: number, y: number, [cx, cy, radius]: readonly [number, number, number]) =>
  Math.hypot(x - cx, y - cy) <= radius;
const inEllipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/**
 * Maps each shape to a function that returns how much colour a point of the picture has: 0 outside the shape, 1 for the
 * full colour, less for lighter parts. Both coordinates go from 0 to 1.
 */
const SHAPES: Readonly<Record<Drawing['shape'], (x: number, y: number) => number>> = {
  bottle(x, y) {
    if (inRectangle(x, y, [0.42, 0.12, 0.58, 0.24])) return 0.6;
    if (inRectangle(x, y, [0.36, 0.5, 0.64, 0.74])) return 0.25;
    return inRectangle(x, y, [0.3, 0.26, 0.7, 0.88]) ? 1 : 0;
  },
  drop: (x, y) =>
    inCircle(x, y, [0.5, 0.6, 0.24]) || (y > 0.16 && y < 0.6 && Math.abs(x - 0.5) < (y - 0.16) * 0.48) ? 1 : 0,
  case(x, y) {
    if (inCircle(x, y, [0.3, 0.5, 0.13]) || inCircle(x, y, [0.7, 0.5, 0.13])) return 0.45;
    const isWell = inCircle(x, y, [0.3, 0.5, 0.19]) || inCircle(x, y, [0.7, 0.5, 0.19]);
    return isWell || inRectangle(x, y, [0.3, 0.44, 0.7, 0.56]) ? 1 : 0;
  },
  holder: (x, y) => (inRectangle(x, y, [0.46, 0.34, 0.54, 0.88]) || inEllipse(x, y, [0.5, 0.26, 0.16, 0.1]) ? 1 : 0),
  eye(x, y) {
    if (inCircle(x, y, [0.5, 0.5, 0.06])) return 1;
    if (inCircle(x, y, [0.5, 0.5, 0.14])) return 0.55;
    return inEllipse(x, y, [0.5, 0.5, 0.36, 0.2]) && !inEllipse(x, y, [0.5, 0.5, 0.33, 0.17]) ? 1 : 0;
  },
  lens(x, y) {
    const radius = Math.hypot(x - 0.5, y - 0.5);
    if (radius > 0.36) return 0;
    return radius > 0.34 || (radius > 0.2 && radius < 0.21) ? 1 : radius > 0.21 ? 0.4 : 0.22;
  },
};

const CHUNK_OVERHEAD = 12;
/** Returns a chunk of a PNG file: length, type, data and check sum (W3C PNG, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + CHUNK_OVERHEAD);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

/** Returns the drawing of the goods as a PNG file with a light background. */
export function drawPicture({ shape, colour }: Drawing): Buffer {
  const rowLength = SIDE * 3 + 1;
  const pixels = Buffer.alloc(SIDE * rowLength);
  const darkness = SHAPES[shape];
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const share = darkness(column / SIDE, row / SIDE);
      const at = row * rowLength + 1 + column * 3;
      PAPER.forEach((paper, i) =>
        pixels.writeUInt8(Math.round(paper + ((colour[i] ?? paper) - paper) * share), at + i),
      );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8); // the values mean eight bits, true colour, no interlace
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}
