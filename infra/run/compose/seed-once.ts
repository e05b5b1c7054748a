import { existsSync, writeFileSync } from 'node:fs';

export type FirstFilling = {
  /** Names the file that is written after the shop was filled. */
  marker: string;
  /** Returns true if the shop has the sample data already, although there is no marker file yet. */
  isFilled: () => Promise<boolean>;
  fill: () => Promise<void>;
  log: (line: string) => void;
};

/**
 * Fills the shop unless it was filled before, and then writes the marker file. If this file exists, it calls nothing,
 * because the shop belongs to its owner: a product that the owner has taken off sale must not come back at the next
 * start.
 */
export async function seedOnce({ marker, isFilled, fill, log }: FirstFilling): Promise<void> {
  if (existsSync(marker)) return log('the sample shop was filled before, and nothing is to do');
  if (await isFilled()) log('the sample shop is there already');
  else await fill();
  writeFileSync(marker, `filled before ${new Date().toISOString()}\n`);
}
