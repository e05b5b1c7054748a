import { STREAM_TOO_MANY } from '@toric/contracts/order/order.errors';

export type StreamSlots = {
  /**
   * Takes a slot for one more stream of the caller. Returns the function that releases the slot. Throws a refusal with
   * status 429 if the caller has no slot left.
   */
  take(caller: string): () => void;
};

/** Counts the open streams of each caller. Each instance counts its own streams only. */
export function streamSlots(limit: number): StreamSlots {
  const open = new Map<string, number>();
  return {
    take(caller) {
      const count = open.get(caller) ?? 0;
      if (count >= limit) throw STREAM_TOO_MANY({ limit });
      open.set(caller, count + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (open.get(caller) ?? 1) - 1;
        if (left > 0) open.set(caller, left);
        else open.delete(caller);
      };
    },
  };
}
