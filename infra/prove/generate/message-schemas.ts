// The wire format of every message as JSON Schema: what packages/contracts/schemas keeps, and what changes are judged by.
// `input` is what a consumer accepts, which is what older and newer senders must keep to.
import type { MessageType } from '@toric/contracts/kernel/message';
import { dataSchema } from '@toric/messaging/asyncapi';
import { z } from 'zod';

export const WireContract = z.object({
  kind: z.string(),
  aggregate: z.string(),
  carriesState: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});
export const WireContracts = z.record(z.string(), WireContract);
export type WireContracts = z.infer<typeof WireContracts>;

export function wireContracts(messages: readonly MessageType[]): WireContracts {
  return Object.fromEntries(
    messages.map((message) => {
      const { type, kind, aggregate, carriesState } = message;
      return [type, { kind, aggregate, carriesState, data: dataSchema(message) }];
    }),
  );
}
