/** Lets people do a journey with the mouse or the keyboard, and measures their work. */
import type { OpenConsole } from '../open-console.ts';
import type { Hand, HandName } from '../hands/hand.ts';
import { handOf } from '../hands/take-hand.ts';
import { secondsOf, sumOf } from '../hands/effort.ts';
import { proveIfAsked } from '../sign-in.ts';
import type { Account, Visitor } from '../visitor.ts';

export type Worker = Hand & {
  readonly visitor: Visitor;
  /** Waits until the console shows a message with these words. Types a code if the console asks for one first. */
  told(words: string): Promise<void>;
  /** Waits until the page of the console contains the text. */
  sees(text: string): Promise<void>;
};
export type Given = {
  readonly desk: OpenConsole;
  /** Opens a tab for a person. It is 1280 pixels wide, or 360 for a person with a phone. */
  readonly as: (account: Account, width?: 1280 | 360) => Promise<Worker>;
};
export type Journey = { readonly name: string; readonly run: (given: Given) => Promise<void> };
/**
 * Holds the report of a journey. `handSeconds` is the estimate of the keystroke-level model. `seconds` is the time that
 * the test took.
 */
export type Report = {
  readonly journey: string;
  readonly hand: HandName;
  readonly seconds: number;
  readonly handSeconds: number;
  readonly keys: number;
  readonly clicks: number;
};

const contains = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;

function workerOf(hand: Hand, { desk, visitor }: { desk: OpenConsole; visitor: Visitor }): Worker {
  const { tab } = hand;
  return {
    ...hand,
    visitor,
    async told(words) {
      const refused = 'document.querySelector("form [role=alert], .form-troubles .why.stop") !== null';
      await proveIfAsked(tab, desk.shop, visitor.role, `${contains(words)} || ${refused}`);
      await tab.until(`the note '${words}'`, contains(words)).catch(async (error: unknown) => {
        throw new Error(`${String(error)}\n${await tab.evaluate<string>('document.body.innerText.slice(0, 1500)')}`);
      });
    },
    sees: (text) => tab.until(`the page says '${text}'`, contains(text)),
  };
}

/** Does a journey with the mouse or with the keyboard alone. Returns how long it took. */
export async function travel(desk: OpenConsole, journey: Journey, hand: HandName): Promise<Report> {
  const workers: Worker[] = [];
  const as: Given['as'] = async (account, width = 1280) => {
    const visitor = await desk.as(account);
    await visitor.speak('en');
    const tab = await visitor.open();
    await tab.look({ theme: 'light', width });
    const worker = workerOf(handOf(hand, tab), { desk, visitor });
    workers.push(worker);
    return worker;
  };
  const started = performance.now();
  try {
    await journey.run({ desk, as });
  } catch (error) {
    throw new Error(`${journey.name}, ${hand}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    await Promise.all(workers.map(({ tab }) => tab.close()));
  }
  const effort = sumOf(workers.map((one) => one.effort));
  return {
    ...{ journey: journey.name, hand, keys: effort.keys, clicks: effort.clicks },
    seconds: Math.round((performance.now() - started) / 100) / 10,
    handSeconds: Math.round(secondsOf(effort)),
  };
}

/** Opens the console's search by its button or by Ctrl+K, and searches for a text. */
export async function findByText({ name, tab, effort, press }: Hand, text: string): Promise<void> {
  if (name === 'mouse') await press('Find, or scan a box');
  else {
    effort.keys += 2;
    await tab.press('Control+k');
  }
  await tab.until('the field of the palette', 'document.activeElement?.getAttribute("role") === "combobox"');
  effort.keys += text.length + 1;
  await tab.write(text);
  await tab.until(
    'a hit',
    `document.querySelector('[role=dialog] [role=option]') !== null
      && /\\d ms/.test(document.querySelector('[role=dialog]').innerText)`,
  );
  await tab.press('Enter');
}
