// Runs in the worker thread of document-cleaner.ts. Copies the pages of a PDF into a new one, without anything that is
// not drawn.
import { parentPort, workerData } from 'node:worker_threads';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';

/**
 * Lists the keys that are dropped from pages and their objects: actions, names of people, embedded files (ISO 32000-1,
 * 7.7.3.3, 14).
 */
const DROPPED = ['A', 'AA', 'AF', 'Annots', 'LastModified', 'Metadata', 'PieceInfo', 'Thumb'].map((key) =>
  PDFName.of(key),
);
const JPEG = PDFName.of('DCTDecode');
/**
 * Returns true for the markers of comments and application segments (ITU-T T.81, table B.1). JFIF, colour profiles and
 * Adobe's colours stay.
 */
const isMetadata = (marker) =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker));

function withoutMetadata(jpeg) {
  const kept = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
    if (!isMetadata(jpeg[at + 1])) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, jpeg.subarray(at)]);
}

const source = await PDFDocument.load(workerData, { updateMetadata: false, throwOnInvalidObject: true });
for (const [reference, object] of source.context.enumerateIndirectObjects()) {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) continue;
  for (const key of DROPPED) dict.delete(key);
  if (object instanceof PDFRawStream && dict.get(PDFName.of('Filter')) === JPEG)
    source.context.assign(reference, PDFRawStream.of(dict, withoutMetadata(object.getContents())));
}
const clean = await PDFDocument.create({ updateMetadata: false });
for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
if (clean.getPageCount() === 0) throw new Error('the PDF has no page');
parentPort?.postMessage(await clean.save({ addDefaultPage: false, useObjectStreams: false }));
