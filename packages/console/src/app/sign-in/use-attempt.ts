import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import { asProblem, explain } from '../problem.ts';

/** Runs one step of a sign-in. A refusal becomes the error text of the field. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Text>();
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await step();
    } catch (problem) {
      // a person who cancels the question of her device has changed her mind, which is no error
      if (!(problem instanceof DOMException)) setError(explain(asProblem(problem)));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, setError, attempt };
}
