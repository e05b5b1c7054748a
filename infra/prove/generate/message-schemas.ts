import type { MessageType } from '@toric/contracts/kernel/message';
import { dataSchema } from '@toric/messaging/asyncapi/asyncapi';
import { z } from 'zod';

export const WireContract = z.object({
  kind: z.string(),
  aggregate: z.string(),
  carriesState: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});
export const WireContracts = z.record(z.string(), WireContract);
export type WireContracts = z.infer<typeof WireContracts>;

/**
 * Returns the wire format of every message as JSON Schema, as committed in packages/contracts/schemas. It describes the
 * input of the zod schemas, which is everything that a consumer accepts from older and newer senders.
 */
export function wireContracts(messages: readonly MessageType[]): WireContracts {
  return Object.fromEntries(
    messages.map((message) => {
      const { type, kind, aggregate, carriesState } = message;
      return [type, { kind, aggregate, carriesState, data: dataSchema(message) }];
    }),
  );
}
