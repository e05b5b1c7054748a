/**
 * Tells scans from keys. A scanner types much faster than a person and ends with Enter or Tab. The times at which the
 * keys were pressed decide, and not the times at which the page handles them. So a busy page cannot tear a scan.
 */

/**
 * The first keys of a scan follow each other within this time. A scanner sends one every 20 ms; a person needs 60 ms
 * and more.
 */
const SCAN_GAP_MS = 35;
/** Nobody types three characters so fast, so they are a scan. A wireless scanner may then pause for a moment. */
const SURELY_A_SCAN = 3;
const PAUSE_MS = 300;
const HOLD_MS = 45;
const SHORTEST_SCAN = 4;
const ENDS = ['Enter', 'Tab'];

/** Describes the part of a keyboard event that is read here. `timeStamp` is the time at which the key was pressed. */
export type KeyEvent = Pick<KeyboardEvent, 'key' | 'timeStamp' | 'shiftKey' | 'preventDefault' | 'stopPropagation'>;

type Given<E extends KeyEvent> = {
  /** Presses a key that a person typed. */
  readonly press: (event: E) => void;
  readonly give: (scanned: string) => void;
  /** Returns true if keys are queued that the page has not handled yet. */
  readonly hasKeysWaiting: () => boolean;
};

/** Holds back characters that may be a scan, until it is known whether a person or a scanner typed them. */
export function createBurst<E extends KeyEvent>({ press, give, hasKeysWaiting }: Given<E>) {
  let signs = '';
  /** Holds the keys that have not been pressed yet. */
  let held: E[] = [];
  let lastAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isScan = () => signs.length >= SURELY_A_SCAN;
  const follows = ({ timeStamp }: KeyEvent) =>
    signs !== '' && timeStamp - lastAt <= (isScan() ? PAUSE_MS : SCAN_GAP_MS);
  /** Presses the held keys, unless they are the beginning of a scan that broke off. */
  const release = () => {
    clearTimeout(timer);
    const keys = isScan() ? [] : held;
    held = [];
    for (const event of keys) press(event);
  };
  const empty = () => {
    clearTimeout(timer);
    signs = '';
    held = [];
  };
  /** Presses the keys later if more keys are queued or this call is late: the page was busy, and a scan may go on. */
  function releaseAfter(isLast: boolean): void {
    const due = performance.now() + HOLD_MS;
    timer = setTimeout(() => {
      const isLate = performance.now() - due > HOLD_MS;
      if (hasKeysWaiting()) releaseAfter(isLast);
      else if (isLate && !isLast) releaseAfter(true);
      else release();
    }, HOLD_MS);
  }
  return {
    /** Returns true if the key follows the characters of a scan. */
    continues: follows,
    hold(event: E, sign = event.key): void {
      if (!follows(event)) {
        release();
        empty();
      }
      clearTimeout(timer);
      signs += sign;
      lastAt = event.timeStamp;
      held.push(event);
      if (signs.length > 1) event.preventDefault();
      if (!isScan()) releaseAfter(false);
    },
    /** Returns true if this key ended a scan. Then it must not press the focused button, or move the focus. */
    endsWith(event: E): boolean {
      if (!ENDS.includes(event.key) || event.shiftKey || signs.length < SHORTEST_SCAN || !follows(event)) return false;
      event.preventDefault();
      event.stopPropagation();
      const scanned = signs;
      empty();
      give(scanned);
      return true;
    },
  };
}
