/** Computes the scores of surveys from counted answers. */
import type { Csat, Nps } from '@toric/contracts/customer/surveys/survey.http';

const oneDecimal = (number: number) => Math.round(number * 10) / 10;

/** Returns `part` in percent of `all`, with one decimal. Returns null if `all` is 0. */
export const shareOf = (part: number, all: number): number | null =>
  all === 0 ? null : oneDecimal((100 * part) / all);

/** Maps each score to the number of answers with this score. */
export type Counts = ReadonlyMap<number, number>;

const sum = (counts: Counts, fits: (score: number) => boolean): number =>
  [...counts].reduce((total, [score, times]) => (fits(score) ? total + times : total), 0);

/** Returns the Net Promoter Score: the percentage of scores 9 and 10, minus the percentage of scores 0 to 6. */
export function npsOf(counts: Counts): Nps {
  const answers = sum(counts, () => true);
  const promoters = sum(counts, (score) => score >= 9);
  const detractors = sum(counts, (score) => score <= 6);
  const score = shareOf(promoters - detractors, answers);
  return { answers, promoters, passives: answers - promoters - detractors, detractors, score };
}

/** Returns the customer satisfaction: the percentage of scores 4 and 5, and the mean score. */
export function csatOf(counts: Counts): Csat {
  const answers = sum(counts, () => true);
  const satisfied = sum(counts, (score) => score >= 4);
  const total = [...counts].reduce((all, [score, times]) => all + score * times, 0);
  return {
    ...{ answers, satisfied, share: shareOf(satisfied, answers) },
    mean: answers === 0 ? null : oneDecimal(total / answers),
  };
}
