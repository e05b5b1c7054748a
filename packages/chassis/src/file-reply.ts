/** Files as answers: whole, or sent as they are made, so that one of any length costs the memory of a part of it. */
import { pipeline } from 'node:stream/promises';
import { Download } from '@toric/contracts/kernel/common';
import type { Response } from 'express';
import { z } from 'zod';

const Streamed = Download.omit({ bytes: true }).extend({
  parts: z.custom<AsyncIterable<string>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
});
export type Streamed = z.infer<typeof Streamed>;
export const AnsweredFile = z.union([Download, Streamed]);

/** To be saved and not shown: whatever it holds, it is not a page of ours. One that breaks off is cut, never ended as if whole. */
export async function sendFile(response: Response, file: z.infer<typeof AnsweredFile>): Promise<void> {
  response.set('Cache-Control', 'no-store').type(file.mediaType).attachment(file.fileName);
  if ('bytes' in file) return void response.end(file.bytes);
  await pipeline(file.parts, response);
}
