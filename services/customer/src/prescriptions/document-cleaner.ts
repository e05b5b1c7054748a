import { Worker } from 'node:worker_threads';
import { type FileCleaner, fileCleaner, jpegOf } from '@toric/chassis/files/clean-file';
import { ATTACHMENT_BUSY, ATTACHMENT_UNREADABLE } from '@toric/contracts/customer/prescriptions/attachment.errors';

/** Returns the bytes to store: a JPEG if the file is a picture, otherwise a PDF. */
export type DocumentCleaner = FileCleaner;

/**
 * Holds the longest side of a stored picture, in pixels. With it, an A4 page has 340 dpi, so that the smallest print
 * can be read.
 */
const LONGEST_SIDE = 4_000;
/**
 * The rewriting of a PDF may use at most this memory (bytes) and this time (ms). The limits stop decompression bombs.
 */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_MS = 10_000;

/** Rewrites the PDF in a worker thread, which is terminated if it takes more than 10 s or 256 MiB. */
const rewritePdf = (bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./rewrite-pdf.worker.mjs', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const deadline = Date.now() + MAX_MS;
    const maxRss = process.memoryUsage.rss() + MAX_BYTES;
    // Watches the memory of the whole process, because `resourceLimits` does not count buffers, which are outside the
    // heap of the thread.
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
 * stored.
 */
export const createDocumentCleaner = (): DocumentCleaner =>
  fileCleaner({ busy: ATTACHMENT_BUSY, unreadable: ATTACHMENT_UNREADABLE }, ({ type, bytes }) =>
    type === 'application/pdf' ? rewritePdf(bytes) : jpegOf(bytes, LONGEST_SIDE),
  );
