/** Shows an axis as a picture. The line turns, so that 10 and 100 cannot be confused. */
export function Dial({ axis, big = false }: { readonly axis: number | null | undefined; readonly big?: boolean }) {
  const radians = ((axis ?? 0) * Math.PI) / 180;
  const [x, y] = [7.5 * Math.cos(radians), 7.5 * Math.sin(radians)];
  return (
    <svg className={big ? 'dial big' : 'dial'} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" />
      {axis !== null && axis !== undefined && <line x1={10 + x} y1={10 - y} x2={10 - x} y2={10 + y} />}
    </svg>
  );
}
