/** Writes pictures and PDFs anew, so that nothing comes along that is not to be seen. One at a time, outside transactions. */
import { Worker } from 'node:worker_threads';
import type { UploadedFile } from '@toric/chassis/endpoint';
import { ATTACHMENT_BUSY, ATTACHMENT_UNREADABLE } from '@toric/contracts/customer/prescriptions/attachment.errors';
import { beginsAs } from './attachment.ts';
import { limiter } from '../accounts/limiter.ts';

/** Gives the bytes to keep: a JPEG of any picture, or a PDF. Refuses what is not what it is sent as. */
export type DocumentCleaner = (file: UploadedFile) => Promise<Buffer>;

/** Pixels: an A4 page at 340 dpi, whose smallest print can be read. */
const LONGEST_SIDE = 4_000;
/** A file of a few kilobytes can unpack to gigabytes. */
const MOST_PIXELS = 50_000_000;
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_MS = 10_000;

async function rewritePicture(bytes: Buffer): Promise<Buffer> {
  // loaded by the first picture: it is large, and no other request needs it
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** In a thread of its own, which is ended when it takes too long or too much. */
const rewritePdf = (bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./rewrite-pdf.worker.mjs', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const late = Date.now() + MOST_MS;
    const most = process.memoryUsage.rss() + MOST_BYTES;
    // buffers are not of a thread's heap, so its own limit does not see them
    const watch = setInterval(() => {
      if (Date.now() > late || process.memoryUsage.rss() > most) void worker.terminate();
    }, 50);
    worker.once('message', (rewritten: Uint8Array) => resolve(Buffer.from(rewritten)));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearInterval(watch);
      reject(new Error('the thread that reads a PDF was ended: it took too long, or too much memory'));
    });
  });

export function createDocumentCleaner(): DocumentCleaner {
  const limited = limiter({ atOnce: 1, waiting: 20 }, ATTACHMENT_BUSY);
  return async ({ type, bytes }) => {
    const unreadable = (cause?: unknown) => Object.assign(ATTACHMENT_UNREADABLE({ type }), { cause });
    if (!beginsAs(type, bytes)) throw unreadable();
    const rewrite = type === 'application/pdf' ? rewritePdf : rewritePicture;
    return limited(() =>
      rewrite(bytes).catch((cause: unknown) => {
        throw unreadable(cause);
      }),
    );
  };
}
