import { crc32 } from 'node:zlib';
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { fileCleaner, jpegOf } from './clean-file.ts';

const clean = fileCleaner(
  { busy: () => new Error('busy'), unreadable: ({ type }) => new Error(`unreadable as ${type}`) },
  ({ bytes }) => jpegOf(bytes, 4_000),
);
const CANARY = 'canary-quetzal';

/** Returns a picture whose metadata has an author, and an orientation that turns the picture by 90 degrees. */
const picture = (format: 'jpeg' | 'png' | 'webp', width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 1 } } })
    .toFormat(format)
    .withExif({ IFD0: { Artist: CANARY } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

test.each(['jpeg', 'png', 'webp'] as const)(
  'a picture (%s) becomes an upright JPEG without metadata',
  async (format) => {
    const bytes = await picture(format);
    expect(bytes.includes(CANARY)).toBe(true);
    const kept = await clean({ type: `image/${format}`, bytes });
    expect(kept.includes(CANARY)).toBe(false);
    const { exif, orientation, ...about } = await sharp(kept).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 20, height: 40 });
    expect([exif, orientation]).toEqual([undefined, undefined]);
  },
);

test('a large picture is reduced to the longest side, and a small one stays as it is', async () => {
  const kept = await clean({ type: 'image/png', bytes: await picture('png', 5_000, 1_000) });
  expect(await sharp(kept).metadata()).toMatchObject({ width: 800, height: 4_000 });
});

test.each([
  ['a picture of another type', 'image/jpeg', () => picture('png')],
  ['a truncated picture', 'image/png', async () => (await picture('png')).subarray(0, 60)],
  ['a page', 'image/png', async () => Buffer.from('<html><script>')],
  ['a type that is not taken', 'image/svg+xml', async () => Buffer.from('<svg/>')],
])('%s is refused', async (_, type, make) => {
  await expect(clean({ type, bytes: await make() })).rejects.toThrow(`unreadable as ${type}`);
});

test('a picture of 3,600 million pixels is refused before it is decoded', async () => {
  const bytes = await picture('png');
  // These bytes are the width, the height and the checksum of the chunk IHDR (W3C PNG 3rd ed. 11.2.1).
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  await expect(clean({ type: 'image/png', bytes })).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/pixel limit/) },
  });
});

test('one file is rewritten at a time, 20 wait, and the next one is refused', async () => {
  let running = 0;
  let most = 0;
  const slow = fileCleaner({ busy: () => new Error('busy'), unreadable: () => new Error('unreadable') }, async () => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  const file = { type: 'image/png', bytes: await picture('png') };
  const all = await Promise.allSettled(Array.from({ length: 22 }, () => slow(file)));
  expect(all.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  expect(most).toBe(1);
});
