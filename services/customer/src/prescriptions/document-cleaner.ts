import { Worker } from 'node:worker_threads';
import { hasSignatureOf } from '@toric/chassis/files/signature';
import type { UploadedFile } from '@toric/chassis/http/endpoint';
import { limiter } from '@toric/chassis/process/limiter';
import { ATTACHMENT_BUSY, ATTACHMENT_UNREADABLE } from '@toric/contracts/customer/prescriptions/attachment.errors';

/**
 * Returns the bytes to store: a JPEG if the file is a picture, otherwise a PDF. Refuses a file whose content does not
 * have the declared type.
 */
export type DocumentCleaner = (file: UploadedFile) => Promise<Buffer>;

/**
 * The longest side of a stored picture, in pixels; larger pictures are reduced to it. An A4 page then has 340 dpi, at
 * which the smallest print can be read.
 */
const LONGEST_SIDE = 4_000;
/**
 * The most pixels of a picture, and the most memory (bytes) and time (ms) for rewriting a PDF. These limits stop
 * decompression bombs: a file of a few kilobytes can unpack to gigabytes.
 */
const MAX_PIXELS = 50_000_000;
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_MS = 10_000;

async function rewritePicture(bytes: Buffer): Promise<Buffer> {
  // The package sharp is imported with the first picture, not at the start: it is large, and no other request needs it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Rewrites the PDF in a worker thread, which is terminated if it takes more than 10 s or 256 MiB. */
const rewritePdf = (bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./rewrite-pdf.worker.mjs', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const deadline = Date.now() + MAX_MS;
    const maxRss = process.memoryUsage.rss() + MAX_BYTES;
    // This timer watches the memory of the whole process, because `resourceLimits` does not count buffers: they lie
    // outside the heap of the thread.
    const watchdog = setInterval(() => {
      if (Date.now() > deadline || process.memoryUsage.rss() > maxRss) void worker.terminate();
    }, 50);
    worker.once('message', (rewritten: Uint8Array) => resolve(Buffer.from(rewritten)));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearInterval(watchdog);
      reject(new Error('the worker thread that rewrote a PDF was terminated: it took too long or too much memory'));
    });
  });

/**
 * Returns a cleaner that rewrites pictures and PDFs, so that their metadata, scripts, links and embedded files are not
 * stored. It processes one file at a time. It is slow, so never call it inside a transaction.
 */
export function createDocumentCleaner(): DocumentCleaner {
  const limited = limiter({ atOnce: 1, waiting: 20 }, ATTACHMENT_BUSY);
  return async ({ type, bytes }) => {
    const unreadable = (cause?: unknown) => Object.assign(ATTACHMENT_UNREADABLE({ type }), { cause });
    if (!hasSignatureOf(type, bytes)) throw unreadable();
    const rewrite = type === 'application/pdf' ? rewritePdf : rewritePicture;
    return limited(() =>
      rewrite(bytes).catch((cause: unknown) => {
        throw unreadable(cause);
      }),
    );
  };
}
