// Sends a file as a reply, complete from memory or as a stream. A streamed file of any length needs only the memory of
// one chunk.
import { pipeline } from 'node:stream/promises';
import { Download } from '@toric/contracts/kernel/common';
import type { Response } from 'express';
import { z } from 'zod';

const StreamedFile = Download.omit({ bytes: true }).extend({
  chunks: z.custom<AsyncIterable<string>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
});
export type StreamedFile = z.infer<typeof StreamedFile>;
export const FileReply = z.union([Download, StreamedFile]);

/**
 * Sends a file as an attachment, so that a browser saves it and never shows it as a page of our site. If a stream
 * fails, the connection is destroyed, so that the client notices that the file is incomplete.
 */
export async function sendFile(response: Response, file: z.infer<typeof FileReply>): Promise<void> {
  response.set('Cache-Control', 'no-store').type(file.mediaType).attachment(file.fileName);
  if ('bytes' in file) return void response.end(file.bytes);
  await pipeline(file.chunks, response);
}
