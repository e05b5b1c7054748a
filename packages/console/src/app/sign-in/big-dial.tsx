const TICKS = Array.from({ length: 60 }, (_, n) => n * 6);
const NUMBERS = [30, 60, 90, 120, 150, 180];
const CENTRE = 200;
const at = (degrees: number, radius: number) => {
  const radians = (degrees * Math.PI) / 180;
  return { x: CENTRE + radius * Math.cos(radians), y: CENTRE - radius * Math.sin(radians) };
};

/** Shows the axis dial at 20 degrees, as a picture beside the sign-in. */
export function BigDial() {
  const [from, to] = [at(200, 202), at(20, 202)];
  return (
    <svg viewBox="-24 -24 448 448" className="bigdial" aria-hidden="true">
      <g fill="none" stroke="currentColor">
        <circle cx={CENTRE} cy={CENTRE} r="196" strokeOpacity=".45" />
        <circle cx={CENTRE} cy={CENTRE} r="118" strokeOpacity=".3" strokeDasharray="2 5" />
        <circle cx={CENTRE} cy={CENTRE} r="46" strokeOpacity=".45" />
        {TICKS.map((degrees) => {
          const [outer, inner] = [at(degrees, 196), at(degrees, degrees % 30 === 0 ? 172 : 188)];
          return <line key={degrees} x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} strokeOpacity=".7" />;
        })}
        <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth="3" strokeLinecap="round" />
      </g>
      <circle cx={CENTRE} cy={CENTRE} r="5" fill="currentColor" />
      <g fill="currentColor" fontSize="13" textAnchor="middle">
        {NUMBERS.map((degrees) => {
          const { x, y } = at(degrees, 152);
          return (
            <text key={degrees} x={x} y={y + 4}>
              {degrees}
            </text>
          );
        })}
      </g>
    </svg>
  );
}
