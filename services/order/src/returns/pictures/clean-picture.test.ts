import { expect, test } from '@jest/globals';
import { createPictureCleaner } from './clean-picture.ts';

test('a file that is no picture is refused, and so is a type that is not taken', async () => {
  const clean = createPictureCleaner();
  const page = Buffer.from('<html><script>');
  await expect(clean({ type: 'image/png', bytes: page })).rejects.toThrow('cannot be read as image/png');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await expect(clean({ type: 'image/svg+xml', bytes: png })).rejects.toThrow('cannot be read as image/svg+xml');
  await expect(clean({ type: 'image/png', bytes: png })).rejects.toThrow('Take the picture again');
});
