import { createStore, useStore } from '../store.ts';

type Asking = { readonly settle: (given: boolean) => void } | undefined;

const asking = createStore<Asking>(undefined);
let question: Promise<boolean> | undefined;

/**
 * Opens the dialog that asks for a fresh code. Returns true when the code was right, and false if the person closed the
 * dialog. Requests that need a code at the same time share one dialog.
 */
export function askForCode(): Promise<boolean> {
  question ??= new Promise<boolean>((resolve) => {
    asking.set({
      settle(given) {
        asking.set(undefined);
        question = undefined;
        resolve(given);
      },
    });
  });
  return question;
}

export const useAsking = (): Asking => useStore(asking);
