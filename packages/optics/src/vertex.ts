/** Spectacle power → contact-lens power at the cornea: Fc = Fs / (1 − d·Fs), each meridian on its own, axis unchanged. */
/** An estimate for the practitioner: a spectacle prescription is no contact-lens prescription and never orderable. */

export interface SpectaclePower {
  readonly sphere: number;
  /** Either sign; a plus cylinder is transposed first. */
  readonly cylinder?: number | undefined;
  readonly axis?: number | undefined;
}

export interface VertexOptions {
  /** Metres between the spectacle lens and the cornea. */
  readonly distance?: number;
  readonly sphereStep?: number;
  readonly cylinderStep?: number;
}

export interface VertexEstimate {
  readonly kind: 'estimate';
  /** Dioptres at the cornea, unrounded, minus cylinder. */
  readonly exact: { readonly sphere: number; readonly cylinder: number };
  /** The nearest steps that lenses are made in; no cylinder and axis where the cylinder rounds to none. */
  readonly rounded: { readonly sphere: number; readonly cylinder?: number; readonly axis?: number };
}

const DEFAULT_DISTANCE = 0.012;

function atCornea(power: number, distance: number): number {
  const corrected = power / (1 - distance * power);
  if (!Number.isFinite(corrected) || Math.abs(power) > 30) {
    throw new RangeError(`${power} D is no spectacle power: enter dioptres from -30 to +30 in each meridian`);
  }
  return corrected;
}

// half a step goes to the more positive power: over-minusing makes the eye work. `+ 0` turns -0 into 0
const toStep = (power: number, step: number) => Math.round(power / step) * step + 0;

function toMinusCylinder({ sphere, cylinder = 0, axis }: SpectaclePower) {
  if (cylinder === 0) return { sphere, cylinder: 0, axis: undefined };
  if (axis === undefined || !Number.isInteger(axis) || axis < 0 || axis > 180) {
    throw new RangeError('a cylinder needs its axis: enter whole degrees from 1 to 180');
  }
  if (cylinder < 0) return { sphere, cylinder, axis: axis === 0 ? 180 : axis };
  return { sphere: sphere + cylinder, cylinder: -cylinder, axis: axis > 90 ? axis - 90 : axis + 90 };
}

export function vertexConvert(spectacle: SpectaclePower, options: VertexOptions = {}): VertexEstimate {
  const { distance = DEFAULT_DISTANCE, sphereStep = 0.25, cylinderStep = 0.25 } = options;
  if (!(distance >= 0.008 && distance <= 0.018)) {
    throw new RangeError(`a vertex distance of ${distance} m is not plausible: enter metres, usually 0.012 to 0.014`);
  }
  const { sphere, cylinder, axis } = toMinusCylinder(spectacle);
  const first = atCornea(sphere, distance);
  const exact = { sphere: first, cylinder: atCornea(sphere + cylinder, distance) - first };
  const orderable = { sphere: toStep(exact.sphere, sphereStep), cylinder: toStep(exact.cylinder, cylinderStep) };
  const rounded =
    orderable.cylinder === 0 || axis === undefined ? { sphere: orderable.sphere } : { ...orderable, axis };
  return { kind: 'estimate', exact, rounded };
}
