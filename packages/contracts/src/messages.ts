import { declarations } from './all.ts';
import { isMessageType, type MessageType } from './kernel/message.ts';

/** Lists every declared message, sorted by type, because generated documents list the messages in this order. */
export const messages: readonly MessageType[] = declarations
  .filter(isMessageType)
  .sort((a, b) => (a.type < b.type ? -1 : 1));
