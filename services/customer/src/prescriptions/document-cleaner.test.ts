import { constants, deflateRawSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createDocumentCleaner } from './document-cleaner.ts';

const clean = createDocumentCleaner();
const CANARY = 'canary-quetzal';

/** Returns a picture whose metadata has an author, and an orientation that turns the picture by 90 degrees. */
const picture = (format: 'jpeg' | 'png', width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 1 } } })
    .toFormat(format)
    .withExif({ IFD0: { Artist: CANARY } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

async function pdf(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.setAuthor(CANARY);
  document.addJavaScript('main', `app.alert('${CANARY}')`);
  await document.attach(Buffer.from(CANARY), 'inner.txt');
  const page = document.addPage([200, 100]);
  page.drawImage(await document.embedJpg(await picture('jpeg')));
  const link = document.context.register(
    document.context.obj({ Type: 'Annot', Subtype: 'Link', A: { S: 'URI', URI: PDFString.of(`https://${CANARY}`) } }),
  );
  page.node.set(PDFName.of('Annots'), document.context.obj([link]));
  return document;
}
const saved = async (document: PDFDocument) => Buffer.from(await document.save({ useObjectStreams: false }));
const asPdf = (bytes: Buffer) => clean({ type: 'application/pdf', bytes });

test('a picture becomes an upright JPEG of at most 4,000 pixels a side, without metadata', async () => {
  const kept = await clean({ type: 'image/png', bytes: await picture('png', 5_000, 1_000) });
  expect(kept.includes(CANARY)).toBe(false);
  expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 4_000 });
});

test('a PDF keeps its pages, and loses author, script, link, embedded file and the metadata of its pictures', async () => {
  const bytes = await saved(await pdf());
  expect(bytes.includes(CANARY)).toBe(true);
  const kept = await asPdf(bytes);
  for (const trace of [CANARY, 'JavaScript', 'Annots', 'EmbeddedFile', 'Author'])
    expect({ trace, found: kept.includes(trace) }).toEqual({ trace, found: false });
  const [page] = (await PDFDocument.load(kept)).getPages();
  expect(page?.getSize()).toEqual({ width: 200, height: 100 });
  expect(kept.includes('DCTDecode')).toBe(true);
});

test.each([
  ['a picture of another type', 'image/jpeg', () => picture('png')],
  ['a truncated picture', 'image/png', async () => (await picture('png')).subarray(0, 60)],
  ['a PDF without contents', 'application/pdf', async () => Buffer.from('%PDF-1.7\nhello')],
  [
    'a PDF without a page',
    'application/pdf',
    async () => Buffer.from(await (await PDFDocument.create()).save({ addDefaultPage: false })),
  ],
])('%s is refused', async (_, type, make) => {
  await expect(clean({ type, bytes: await make() })).rejects.toMatchObject({ slug: 'attachment.unreadable' });
});

test('a PDF that unpacks to more than the memory limit is refused, and the next one is processed', async () => {
  // This is a decompression bomb of 1.5 GiB: the same compressed 64 MiB of blanks, 24 times (RFC 1950, 1951).
  const blanks = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const bomb = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(24).fill(blanks), Buffer.from([3, 0])]);
  const head = `%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
  const bytes = Buffer.concat([
    Buffer.from(head),
    bomb,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF'),
  ]);
  await expect(asPdf(bytes)).rejects.toMatchObject({ slug: 'attachment.unreadable' });
  expect((await asPdf(await saved(await pdf()))).subarray(0, 5).toString()).toBe('%PDF-');
}, 30_000);
