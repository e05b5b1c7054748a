const STEPS = [1, 2, 2.5, 5, 10];

/** Returns a round number at or above the highest value, so that the axis ends at a readable number. */
export function roundTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = STEPS.find((one) => one * power >= highest) ?? 10;
  return step * power;
}

/** Returns the position of a value on the axis, from 0 to 1. A value below 0 has the position 0. */
const shareOf = (value: number, top: number): number => (top <= 0 ? 0 : Math.min(Math.max(value / top, 0), 1));

/** Returns the points of a line for an SVG of this size: `0,40 50,10 100,0`. */
export function pointsOf(
  values: readonly number[],
  { width, height, top }: { width: number; height: number; top: number },
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const round = (n: number) => Math.round(n * 10) / 10;
  return values.map((value, at) => `${round(at * step)},${round(height * (1 - shareOf(value, top)))}`).join(' ');
}
