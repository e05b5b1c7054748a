import { messages } from '@toric/contracts/messages';
import type { Operation } from '@toric/contracts/kernel/operation';
import { asyncApi } from '@toric/messaging/asyncapi/asyncapi';
import { openApiDocument } from './openapi.ts';

/**
 * Returns for each document of the API, by the name of its file, a function that makes it. This takes a second and 30
 * MB for each document, so the build makes the documents, and not the start of each gateway.
 */
export const documents = (operations: readonly Operation[]) => ({
  'openapi.json': () => JSON.stringify(openApiDocument(operations)),
  'asyncapi.json': () => JSON.stringify(asyncApi(messages.map((message) => ({ message, senders: message.senders })))),
});
